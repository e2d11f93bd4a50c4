// Begins: opens the engine, and gives the box of this page what it does. The last question asked is the one that is answered.
(function () {
  'use strict';
  var motcua = window.motcua;
  // `motcua search` runs this bundle too, without a page.
  if (!window.document) return;
  var form = document.querySelector('form[data-search]');
  var list = document.getElementById('search-results');
  if (!form || !motcua.says || (list && !motcua.results)) return;
  // How long a hand rests between two letters, in milliseconds; shorter pauses are not answered.
  var REST = 40;
  var index = form.dataset.search.split(' ')[1];
  var engine = motcua.engine = motcua.open(document.documentElement.lang, function (name, done) {
    motcua.bring(index.replace(/[^/]*$/, name), done);
  });
  var turn = 0;
  var timer;

  // Asks when the hand rests, and draws in a step of its own, so that no letter waits for long.
  function ask(text, limit, show) {
    var mine = ++turn;
    function later(work, wait) {
      clearTimeout(timer);
      timer = setTimeout(function () { if (mine === turn) work(); }, wait);
    }
    later(function () {
      if (!text.trim()) return show();
      try {
        engine.ask(text, limit, function (answer) {
          if (mine === turn) later(function () { show(answer); }, 0);
        });
      } catch (fault) {
        show({ query: text, state: 'broken', partial: false, corrected: '', groups: [] });
      }
    }, REST);
  }

  motcua.box = form.elements.q;
  var root = index.replace(/search\/[^/]*$/, '');
  if (list) motcua.results(form, motcua.box, list, ask, root);
  else motcua.combobox(form, motcua.box, ask, root);
})();
