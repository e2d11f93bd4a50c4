// The search box. What it takes to search is fetched when someone means to search: script and index, both at once.
// What is typed meanwhile stays in the box, and the script begins with it. Without scripts the form leads to the list A–Y.
(function () {
  'use strict';
  var form = document.querySelector('form[data-search]');
  if (!form) return;
  var motcua = window.motcua;
  var box = form.elements.q;
  var list = document.getElementById('search-results');
  var status = document.getElementById('search-status');
  var brought = {};
  var begun;

  // Fetches a script of this site once, in the order of asking; done(error) when it has run.
  motcua.bring = function (address, done) {
    var script = brought[address];
    if (script && script.ran) return done();
    if (!script) {
      script = brought[address] = motcua.script(address);
      script.async = false;
      script.addEventListener('load', function () { script.ran = true; });
      script.addEventListener('error', function () { delete brought[address]; });
      document.head.appendChild(script);
    }
    script.addEventListener('load', function () { done(); });
    script.addEventListener('error', function () { done(address); });
  };

  // What stands beneath the results need not wait for them.
  function settle() {
    var waits = document.querySelector('.seeking');
    if (waits) waits.classList.remove('seeking');
  }

  function tell(word, busy) {
    if (list) list.setAttribute('aria-busy', busy);
    status.textContent = status.dataset[word];
    if (!busy) settle();
  }

  function begin() {
    if (begun) return;
    begun = true;
    form.dataset.search.split(' ').forEach(function (address, number) {
      motcua.bring(address, function (error) {
        // The index is the engine's to judge; the script must be there.
        if (number || (!error && motcua.box)) return;
        brought = {};
        begun = false;
        tell('broken', false);
      });
    });
  }

  function typed() {
    begin();
    if (!motcua.box && box.value) tell('waiting', true);
  }

  if (list) box.value = new URLSearchParams(location.search).get('q') || box.value;
  if (box.value && list) typed(); else settle();
  box.addEventListener('input', typed);
  ['focusin', 'pointerover'].forEach(function (name) { form.addEventListener(name, begin); });
  // The slash leads to the box. Who speaks to the computer can switch that off on the page of results.
  motcua.slash = function (set) {
    try {
      if (set) localStorage.setItem('motcua-slash', set);
      return localStorage.getItem('motcua-slash') !== 'off';
    } catch (refused) {
      return !set;
    }
  };
  document.addEventListener('keydown', function (event) {
    if (!motcua.slash() || event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
})();
