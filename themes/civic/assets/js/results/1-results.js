// The page of results: answers while one types, keeps the question in the address, and says what to do when there is no answer.
(function () {
  'use strict';
  var motcua = window.motcua = window.motcua || {};
  var STEP = 10;
  var MOST = 100;

  motcua.results = function (form, box, list, ask, root) {
    var draw = motcua.draw;
    var status = document.getElementById('search-status');
    var note = document.getElementById('search-note');
    var others = document.getElementById('search-others');
    var ahead = document.getElementById('search-first');
    var browse = document.querySelectorAll('[data-browse]');
    var action = form.getAttribute('action');
    var name = document.title;
    var limit = STEP;
    // True when the question in the address was meant: the next one gets an entry of its own in the history.
    var meant = true;
    // What the history has not been told yet: nothing, false for the same entry, true for a new one. It takes a phone long, so it
    // is told when the answer stands and not at every letter.
    var untold;

    // Lists results; one that stands in its place already stays, and is not laid out again.
    function place(results) {
      results.forEach(function (result, at) {
        var row = item(result), old = list.children[at];
        if (!old) list.append(row);
        else if (!old.isEqualNode(row)) old.replaceWith(row);
      });
      while (list.children[results.length]) list.lastChild.remove();
    }

    function item(result) {
      var levels = (result.same || []).map(function (other) {
        return draw.make('a', { href: root + other.href, title: other.code }, other.level || other.code);
      });
      var same = levels.length && draw.dots(levels);
      if (same) same.prepend(draw.say('same') + ': ');
      return draw.make('li', null, [
        draw.marked(result.title, result.marks, root + result.href),
        draw.phase(result),
        draw.alias(result),
        // One line: the field says something only where nothing better is known.
        draw.dots([result.fee, result.time, result.level && result.level.length < 20 && result.level, !(result.fee || result.time) && result.field, result.code && /\d{3}/.test(box.value) && draw.say('code', { code: result.code })]),
        same,
      ]);
    }

    function kind(group) {
      return draw.make('section', null, [
        draw.make('h2', null, draw.say('kind-' + group.kind)),
        draw.make('ul', { 'class': 'list' }, group.results.map(function (result) {
          return draw.make('li', null, [draw.marked(result.title, result.marks, root + result.href), draw.alias(result, group.kind)]);
        })),
      ]);
    }

    // What is answered at once, with the number to call and the page that says more.
    function direct(answer) {
      return draw.make('section', { 'class': 'direct' }, [
        draw.make('p', null, answer.text),
        answer.call && draw.make('a', { 'class': 'go', href: answer.call }, draw.say('call', { number: answer.number })),
        answer.href && draw.make('a', { 'class': 'act', href: root + answer.href }, answer.title),
      ]);
    }

    function button(word, press) {
      var made = draw.make('button', { type: 'button', 'class': 'act' }, draw.say(word));
      made.addEventListener('click', press);
      return made;
    }

    function told(answer, found) {
      var q = draw.short(answer.query);
      if (answer.state === 'broken') return draw.say('broken');
      if (answer.state === 'none') return draw.say('none', { q: q });
      if (answer.state === 'nearest') return draw.say('nearest', { q: q });
      if (!found) return draw.say('only_others', { q: q });
      return found < limit ? draw.count('found', found) : draw.say('best', { n: found });
    }

    function show(answer) {
      var groups = answer.groups.filter(function (group) { return group.results.length; });
      var procedures = groups.filter(function (group) { return group.kind === 'procedure'; });
      var found = procedures.length ? procedures[0].results : [], named = groups[0] && groups[0].kind !== 'procedure' ? groups[0] : null;
      explain(answer);
      // Heard, but not read twice; and before the answer is drawn, which would move when the line goes.
      status.classList.toggle('out', !!answer.direct);
      draw.fill(ahead, [answer.direct && direct(answer.direct), named && kind(named)]);
      place(found);
      draw.fill(others, groups.filter(function (group) { return group.kind !== 'procedure' && group !== named; }).map(kind));
      if (found.length >= limit && limit < MOST) others.prepend(button('more', more));
      browse.forEach(function (part) { part.hidden = found.length > 0; });
      settle();
      if (answer.partial) return;
      status.textContent = answer.direct ? answer.direct.text : (named && found.length ? draw.say('named', { title: named.results[0].title }) + ' ' : '') + told(answer, found.length);
      rest();
    }

    function explain(answer) {
      note.textContent = '';
      if (answer.corrected) {
        var meantLink = draw.make('a', { href: draw.address(action, answer.corrected) }, answer.corrected);
        note.append(draw.say('meant') + ' ', meantLink, '?');
        meantLink.addEventListener('click', function (event) {
          event.preventDefault();
          box.value = answer.corrected;
          asked(true);
          box.focus();
        });
      }
      if (answer.state !== 'none' && draw.left(answer)) note.append(' ' + draw.left(answer));
      if (answer.state === 'none' && !answer.direct) note.append(draw.say('none_next'));
      if (answer.state === 'broken') note.append(button('retry', function () { location.reload(); }));
      note.hidden = !note.firstChild;
    }

    function more() {
      var last = list.children.length;
      limit += STEP;
      ask(box.value, limit, function (answer) {
        show(answer);
        if (list.children[last]) list.children[last].firstChild.focus();
      }, clear);
    }

    function rest() {
      if (untold !== undefined) remember(untold);
      untold = undefined;
      list.setAttribute('aria-busy', 'false');
    }

    // What stands beneath the results need not wait any longer.
    function settle() {
      var waits = document.querySelector('.seeking');
      if (waits) waits.classList.remove('seeking');
    }

    function clear() {
      settle();
      note.hidden = true;
      draw.fill(ahead, []);
      draw.fill(list, []);
      draw.fill(others, []);
      browse.forEach(function (part) { part.hidden = false; });
      status.textContent = '';
      rest();
    }

    function remember(entry) {
      document.title = box.value.trim() ? draw.short(box.value) + ' – ' + name : name;
      try {
        history[entry ? 'pushState' : 'replaceState'](null, '', draw.address(location.pathname, box.value));
      } catch (refused) {
        // From a folder, or too many in a row: the page works without.
      }
    }

    function asked(entry) {
      limit = STEP;
      list.setAttribute('aria-busy', 'true');
      untold = entry === undefined ? entry : untold || entry;
      ask(box.value, limit, show, clear);
    }

    // A key of one sign must be possible to switch off (WCAG 2.1.4).
    function slash() {
      var line = draw.make('p', { 'class': 'quiet acts' });
      function tell(set) {
        var on = motcua.slash(set);
        draw.fill(line, [draw.say(on ? 'slash' : 'no_slash'), button(on ? 'slash_off' : 'slash_on', function () {
          tell(on ? 'off' : 'on');
          line.lastChild.focus();
        })]);
      }
      tell();
      document.querySelector('main').append(line);
    }

    box.setAttribute('aria-controls', list.id);
    if (window.matchMedia('(hover: hover)').matches) slash();
    box.addEventListener('input', function () {
      asked(meant && !!list.firstChild);
      meant = false;
    });
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      meant = true;
      // On a phone the keyboard makes way for the results.
      if (window.matchMedia('(pointer: coarse)').matches) box.blur();
    });
    list.addEventListener('click', function () {
      meant = true;
      rest();
    });
    window.addEventListener('popstate', function () {
      box.value = new URLSearchParams(location.search).get('q') || '';
      meant = true;
      asked();
      document.title = box.value.trim() ? draw.short(box.value) + ' – ' + name : name;
    });
    asked(false);
  };
})();
