// The box on every other page: the best few under it while one types, and the way to all of them. ARIA 1.2 combobox with a
// list box; the focus stays in the box.
(function (M) {
  'use strict';
  var draw = M.draw;
  // How many of what comes first, procedures or what was asked for by its name, and of each other kind; seven in all.
  var PROCEDURES = 5, OTHERS = 2;

  M.combobox = function (form, box, ask, root) {
    var status = document.getElementById('search-status');
    var note = draw.make('p');
    var list = draw.make('div', { role: 'listbox', id: 'q-hits', 'aria-label': draw.say('suggestions') });
    var panel = draw.make('div', { 'class': 'hits', hidden: 'hidden' }, [note, list]);
    var active = -1, moved, drawn;

    function option(href, inside, name) {
      return draw.make('a', { role: 'option', 'aria-selected': 'false', tabindex: '-1', href: href, 'class': name }, inside);
    }

    function open(yes) {
      yes = yes && list.firstChild !== null && document.activeElement === box;
      panel.hidden = !yes;
      box.setAttribute('aria-expanded', yes);
      if (!yes) choose(-1);
    }
    function reopen() { open(true); }
    function close() { open(false); }

    function choose(number) {
      var options = list.children, chosen = options[number];
      if (options[active]) options[active].setAttribute('aria-selected', 'false');
      active = number;
      if (!chosen) return box.removeAttribute('aria-activedescendant');
      chosen.setAttribute('aria-selected', 'true');
      box.setAttribute('aria-activedescendant', chosen.id);
      chosen.scrollIntoView({ block: 'nearest' });
    }

    function show(answer) {
      // A better answer to the same words does not take away the row that somebody stands on.
      if (active >= 0 && answer.query === drawn) return tell(answer);
      drawn = answer.query;
      var rows = [], q = draw.short(drawn), direct = answer.direct;
      if (direct) rows.push(option(direct.href ? root + direct.href : direct.call, [
        draw.make('b', null, direct.text),
        draw.dots([direct.number && draw.say('call', { number: direct.number }), direct.title])
      ]));
      answer.groups.forEach(function (group) {
        var isProcedure = group.kind === 'procedure', left = PROCEDURES + OTHERS - rows.length;
        var most = isProcedure || !rows.length ? Math.min(PROCEDURES, left) : Math.min(OTHERS, left);
        group.results.slice(0, most).forEach(function (result) {
          rows.push(option(root + result.href, [
            draw.marked(result.title, result.marks),
            draw.phase(result),
            draw.alias(result, group.kind),
            // Who types a number sees the codes.
            draw.dots(isProcedure ? [/\d{3}/.test(drawn) && result.code, result.fee, result.time, result.level] : [draw.say('a-' + group.kind)])
          ]));
        });
      });
      var hits = rows.length;
      draw.fill(note, [answer.state !== 'found' && !direct && draw.say(answer.state, { q: q })]);
      if (answer.state === 'nearest' && draw.left(answer)) note.append(' ' + draw.left(answer));
      if (answer.corrected) note.append(' ' + draw.say('meant') + ' ', draw.make('b', null, answer.corrected), '?');
      note.hidden = !note.firstChild;
      rows.push(option(draw.address(form.getAttribute('action'), box.value), draw.say(hits && answer.state !== 'broken' ? 'all' : 'list', { q: q }), 'all'));
      rows.forEach(function (row, number) { row.id = 'q-hit-' + number; });
      choose(-1);
      draw.fill(list, rows);
      reopen();
      // The keyboard of a phone leaves half the screen: the box goes to its top, once, when the list would lie below.
      var seen = window.visualViewport;
      if (!moved && seen && panel.getBoundingClientRect().bottom > seen.height && window.matchMedia('(pointer: coarse)').matches) {
        moved = true;
        form.scrollIntoView();
      }
      tell(answer);
    }

    // Says how many rows there are, once the answer is complete; the last one leads to all results.
    function tell(answer) {
      var hits = list.children.length - 1;
      if (!answer.partial) status.textContent = hits ? draw.count('hint', hits) : note.textContent;
    }

    function clear() {
      draw.fill(list, []);
      status.textContent = '';
      close();
    }
    function asked() { ask(box.value, PROCEDURES, show, clear); }

    // What a key does, given the number of the last option; the others are the box's own while no option is chosen.
    var keys = {
      ArrowDown: function (last) { choose(active === last ? -1 : active + 1); },
      ArrowUp: function (last) { choose(active < 0 ? last : active - 1); },
      Escape: close
    }, others = {
      Home: function () { choose(0); },
      End: choose,
      Enter: function () { list.children[active].click(); }
    };

    status.className = 'out';
    status.textContent = '';
    form.append(panel);
    draw.set(box, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'q-hits', 'aria-haspopup': 'listbox' });
    box.addEventListener('input', asked);
    box.addEventListener('focus', reopen);
    box.addEventListener('click', reopen);
    box.addEventListener('blur', close);
    // A tap outside leaves the box on some phones without taking the focus from it.
    document.addEventListener('pointerdown', function (event) { if (!form.contains(event.target)) close(); });
    panel.addEventListener('mousedown', function (event) { event.preventDefault(); });
    box.addEventListener('keydown', function (event) {
      var name = event.key;
      if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (panel.hidden) {
        if (!/^Arrow(Up|Down)$/.test(name) || !list.firstChild) return;
        reopen();
      }
      var press = keys[name] || active >= 0 && others[name];
      if (!press) return;
      press(list.children.length - 1);
      event.preventDefault();
    });
    if (box.value.trim()) asked();
  };
})(window.motcua);
