// A page opened from the kiosk stays in kiosk mode: the address carries the hash of the kiosk's script, which is loaded here.
(function () {
  'use strict';
  var mark = /[?&]kiosk=([0-9a-f]{10}-[0-9a-f]{10})\b/.exec(location.search);
  var start = document.querySelector('[data-kiosk]');
  mark = mark ? mark[1] : start && start.getAttribute('data-kiosk');
  var here = document.querySelector('script[src*="/page."],script[src^="assets/page."]');
  if (!mark || !here) return;
  var script = window.motcua.script(here.getAttribute('src').replace(/page\.[0-9a-f]+\.js$/, 'kiosk.' + mark.slice(0, 10) + '.js'));
  script.setAttribute('data-mark', mark);
  document.head.appendChild(script);
})();
