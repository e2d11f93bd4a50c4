// The box on every other page: the best few under it while one types, and the way to all of them. ARIA 1.2 combobox with a
// list box; the focus stays in the box.
(function () {
  'use strict';
  var motcua = window.motcua;
  var draw = motcua.draw;
  // How many procedures, and how many of all other kinds.
  var PROCEDURES = 5;
  var OTHERS = 2;

  motcua.combobox = function (form, box, ask, root) {
    var status = document.getElementById('search-status');
    var action = form.getAttribute('action');
    var note = draw.make('p');
    var list = draw.make('div', { role: 'listbox', id: 'q-hits', 'aria-label': draw.say('suggestions') });
    var panel = draw.make('div', { 'class': 'hits', hidden: 'hidden' }, [note, list]);
    var active = -1;
    var moved;
    var drawn;

    function option(href, inside, name) {
      return draw.make('a', { role: 'option', 'aria-selected': 'false', tabindex: '-1', href: href, 'class': name }, inside);
    }

    // Who types a number sees the codes.
    function hit(result, kind, numbered) {
      return option(root + result.href, [
        draw.make('span', { lang: draw.lang(result.title) }, draw.marked(result.title, result.marks)),
        draw.phase(result),
        draw.alias(result),
        draw.dots(kind === 'procedure' ? [numbered && result.code, result.fee, result.time, result.level] : [draw.say('a-' + kind)]),
      ]);
    }

    function open(yes) {
      yes = yes && list.firstChild !== null && document.activeElement === box;
      panel.hidden = !yes;
      box.setAttribute('aria-expanded', yes ? 'true' : 'false');
      if (!yes) choose(-1);
    }

    function choose(number) {
      if (list.children[active]) list.children[active].setAttribute('aria-selected', 'false');
      active = number;
      var chosen = list.children[active];
      if (!chosen) return box.removeAttribute('aria-activedescendant');
      chosen.setAttribute('aria-selected', 'true');
      box.setAttribute('aria-activedescendant', chosen.id);
      chosen.scrollIntoView({ block: 'nearest' });
    }

    function show(answer) {
      // A better answer to the same words does not take away the row that somebody stands on.
      if (active >= 0 && answer.query === drawn) return;
      drawn = answer.query;
      var rows = [];
      answer.groups.forEach(function (group) {
        var most = group.kind === 'procedure' ? PROCEDURES : PROCEDURES + OTHERS - Math.max(rows.length, PROCEDURES);
        group.results.slice(0, Math.max(most, 0)).forEach(function (result) { rows.push(hit(result, group.kind, /\d{3}/.test(answer.query))); });
      });
      var q = draw.short(answer.query);
      note.textContent = answer.state === 'found' ? '' : draw.say(answer.state, { q: q });
      if (answer.corrected) note.append(' ' + draw.say('meant') + ' ', draw.make('b', null, answer.corrected), '?');
      note.hidden = !note.firstChild;
      var all = answer.state === 'found' || answer.state === 'nearest';
      var last = option(draw.address(action, box.value), all ? draw.say('all', { q: q }) : draw.say('list'), 'all');
      choose(-1);
      draw.fill(list, rows.concat(last));
      rows.concat(last).forEach(function (row, number) { row.id = 'q-hit-' + number; });
      open(true);
      // The keyboard of a phone leaves half the screen: the box goes to its top, once, when the list would lie below.
      var seen = window.visualViewport;
      if (!moved && seen && panel.getBoundingClientRect().bottom > seen.height && window.matchMedia('(pointer: coarse)').matches) {
        moved = true;
        form.scrollIntoView();
      }
      if (!answer.partial) status.textContent = rows.length ? draw.count('hint', rows.length) : note.textContent;
    }

    function asked() {
      if (box.value.trim()) return ask(box.value, PROCEDURES, show);
      ask('', 0, function () {
        draw.fill(list, []);
        status.textContent = '';
        open(false);
      });
    }

    var keys = {
      ArrowDown: function (last) { choose(active === last ? -1 : active + 1); },
      ArrowUp: function (last) { choose(active < 0 ? last : active - 1); },
      Home: function () { if (active < 0) return true; choose(0); },
      End: function (last) { if (active < 0) return true; choose(last); },
      Enter: function () { if (active < 0) return true; list.children[active].click(); },
      Escape: function () { open(false); },
    };

    status.className = 'out';
    status.textContent = '';
    form.append(panel);
    [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'], ['aria-controls', list.id], ['aria-haspopup', 'listbox']].forEach(function (pair) {
      box.setAttribute(pair[0], pair[1]);
    });
    box.addEventListener('input', asked);
    box.addEventListener('focus', function () { open(true); });
    box.addEventListener('click', function () { open(true); });
    box.addEventListener('blur', function () { open(false); });
    // A tap outside leaves the box on some phones without taking the focus from it.
    document.addEventListener('pointerdown', function (event) { if (!form.contains(event.target)) open(false); });
    panel.addEventListener('mousedown', function (event) { event.preventDefault(); });
    box.addEventListener('keydown', function (event) {
      var key = keys[event.key];
      if (!key || event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
      var arrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
      if (panel.hidden) {
        if (!arrow || !list.firstChild) return;
        open(true);
      }
      if (key(list.children.length - 1) !== true) event.preventDefault();
    });
    if (box.value.trim()) asked();
  };
})();
