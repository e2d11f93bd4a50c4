// Begins: opens the engine, and gives the box of this page what it does. The last question asked is the one that is answered.
(function (M) {
  'use strict';
  // `motcua search` runs this bundle too, without a page.
  if (!window.document) return;
  var form = document.querySelector('form[data-search]');
  var list = document.getElementById('search-results');
  if (!form || !M.says || (list && !M.results)) return;
  // How long a hand rests between two letters, in milliseconds; shorter pauses are not answered.
  var REST = 40;
  var root = form.dataset.search.split(' ')[1].replace(/search\/[^/]*$/, ''), turn = 0, timer;
  var engine = M.engine = M.open(document.documentElement.lang, function (name, done) {
    M.bring(root + 'search/' + name, done);
  });

  // Asks when the hand rests, and draws in a step of its own, so that no letter waits for long. `clear` is for a text of nothing.
  function ask(text, limit, show, clear) {
    var mine = ++turn;
    function later(work, wait) {
      clearTimeout(timer);
      timer = setTimeout(function () { if (mine === turn) work(); }, wait);
    }
    later(function () {
      if (!text.trim()) return clear();
      try {
        engine.ask(text, limit, function (answer) {
          if (mine === turn) later(function () { show(answer); }, 0);
        });
      } catch (fault) {
        show({ query: text, state: 'broken', groups: [] });
      }
    }, REST);
  }

  M.box = form.elements.q;
  if (list) M.results(form, M.box, list, ask, root);
  else M.combobox(form, M.box, ask, root);
})(window.motcua);
