// Kiosk mode: every link stays in it, what lies outside is shown as a QR code to take along on one's own phone, and after a
// minute without a touch the next person finds the start.
(function () {
  'use strict';
  var self = document.currentScript;
  var mark = self.getAttribute('data-mark');
  var root = self.getAttribute('src').replace(/assets\/[^/]*$/, '');
  var onStart = !!document.querySelector('[data-kiosk]');
  // The words of the kiosk, for it comes to pages that know nothing of it. A further language adds its own line.
  var WORDS = {
    vi: { start: 'Về đầu', back: 'Quay lại', out: 'Mở trên điện thoại của bạn', scan: 'Quét mã này bằng điện thoại để mở trang, tải mẫu hoặc gọi điện.', close: 'Đóng', stay: 'Tôi vẫn đang xem', left: 'Về trang đầu sau {n} giây' },
    en: { start: 'Start over', back: 'Back', out: 'Open it on your phone', scan: 'Scan this code with your phone to open the page, get the form or call.', close: 'Close', stay: 'I am still here', left: 'Back to the start in {n} seconds' },
    fr: { start: 'Recommencer', back: 'Retour', out: 'Ouvrir sur votre téléphone', scan: 'Scannez ce code avec votre téléphone pour ouvrir la page, obtenir le formulaire ou appeler.', close: 'Fermer', stay: 'Je suis encore là', left: 'Retour au début dans {n} secondes' }
  };
  var words = WORDS[document.documentElement.lang.slice(0, 2)] || WORDS.en;
  var IDLE = 60, WARN = 15;

  function make(tag, name, text) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }
  // The same address in kiosk mode.
  function within(href) {
    var parts = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(href);
    var query = (parts[2] || '').replace(/([?&])kiosk=[^&]*&?/, '$1').replace(/[?&]$/, '');
    return parts[1] + query + (query ? '&' : '?') + 'kiosk=' + mark + (parts[3] || '');
  }
  var prefix = document.querySelector('.brand') && document.querySelector('.brand').getAttribute('href') || root + 'index.html';
  var start = within(prefix.replace(/index\.html$/, '') + 'at-kiosk/index.html');

  if (!document.querySelector('link[href*="/kiosk."],link[href^="assets/kiosk."]')) {
    var sheet = make('link');
    sheet.rel = 'stylesheet';
    sheet.href = root + 'assets/kiosk.' + mark.slice(11) + '.css';
    document.head.appendChild(sheet);
  }
  document.documentElement.classList.add('is-kiosk');

  // The bar on top: back, start, and how long the page will stay.
  var bar = make('nav', 'kiosk-bar');
  bar.setAttribute('aria-label', words.start);
  var home = make('a', 'go', words.start);
  home.href = start;
  var back = make('button', 'act', words.back);
  back.type = 'button';
  back.addEventListener('click', function () { history.back(); });
  var left = make('p');
  left.setAttribute('role', 'status');
  var stay = make('button', 'act', words.stay);
  stay.type = 'button';
  stay.hidden = true;
  if (onStart) bar.hidden = true;
  else { bar.appendChild(home); bar.appendChild(back); }
  bar.appendChild(left);
  bar.appendChild(stay);
  document.body.insertBefore(bar, document.body.firstChild.nextSibling);

  // What lies outside: its QR code instead.
  var box = make('dialog');
  var title = make('h2', '', words.out);
  title.id = 'kiosk-out';
  box.setAttribute('aria-labelledby', title.id);
  var what = make('p');
  var picture = make('img');
  var close = make('button', 'go', words.close);
  close.type = 'button';
  close.addEventListener('click', function () { box.close(); });
  picture.alt = '';
  [title, picture, make('p', '', words.scan), what, close].forEach(function (part) { box.appendChild(part); });
  document.body.appendChild(box);
  function showOutside(link) {
    var own = document.querySelector('#at-share img');
    picture.hidden = false;
    picture.onerror = function () { picture.hidden = true; };
    picture.src = own ? own.getAttribute('src') : root + 'at-kiosk/qr.svg';
    what.textContent = link.textContent.trim();
    if (box.showModal && !box.open) box.showModal();
  }

  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a[href]');
    if (!link || event.defaultPrevented) return;
    var href = link.getAttribute('href');
    if (href.charAt(0) === '#') return;
    event.preventDefault();
    if (/^[a-z][a-z0-9+.-]*:/i.test(href) || /\.(pdf|docx?|odt|xlsx?|ods|ics|json)([?#]|$)/i.test(href)) showOutside(link);
    else location.href = within(href);
  });
  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.method && form.method.toLowerCase() !== 'get' || form.querySelector('[name=kiosk]')) return;
    var field = make('input');
    field.type = 'hidden';
    field.name = 'kiosk';
    field.value = mark;
    form.appendChild(field);
  }, true);

  // A minute without a touch, the last quarter of it told.
  var last = Date.now();
  function touched() {
    last = Date.now();
    if (!stay.hidden) { stay.hidden = true; left.textContent = ''; bar.hidden = onStart; }
  }
  ['pointerdown', 'keydown', 'wheel', 'touchstart', 'scroll'].forEach(function (kind) {
    window.addEventListener(kind, touched, { passive: true, capture: true });
  });
  function isFresh() {
    return onStart && !scrollY && !box.open && ![].some.call(document.querySelectorAll('input'), function (input) { return input.type !== 'hidden' && input.value; });
  }
  setInterval(function () {
    var rest = IDLE - Math.floor((Date.now() - last) / 1000);
    if (isFresh()) { last = Date.now(); return; }
    if (rest <= 0) { location.replace(start); last = Date.now(); return; }
    if (rest <= WARN) {
      bar.hidden = stay.hidden = false;
      left.textContent = words.left.replace('{n}', rest);
    }
  }, 1000);
})();
