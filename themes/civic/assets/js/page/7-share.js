// Handing the page on: the phone's own share sheet where it has one, else the address in the clipboard.
(function () {
  'use strict';
  var block = document.getElementById('chia-se');
  if (!block) return;
  var canonical = document.querySelector('link[rel=canonical]');
  function address() { return (canonical ? canonical.href : location.href.split('#')[0]) + (location.hash.indexOf('=') > 0 ? location.hash : ''); }
  function each(what, act) {
    document.querySelectorAll('[data-do="' + what + '"]').forEach(function (button) {
      button.hidden = false;
      button.addEventListener('click', act);
    });
  }
  function share(event) {
    event.preventDefault();
    navigator.share({ title: document.title, url: address() }).catch(function () {});
  }
  if (navigator.share) {
    each('share', share);
    document.querySelectorAll('.bar a[href="#chia-se"]').forEach(function (link) { link.addEventListener('click', share); });
  }
  if (navigator.clipboard) {
    each('copy', function (event) {
      var button = event.currentTarget;
      navigator.clipboard.writeText(address()).then(function () {
        var label = button.querySelector('span'), before = label.textContent;
        label.textContent = button.getAttribute('data-done');
        setTimeout(function () { label.textContent = before; }, 3000);
      }, function () {});
    });
  }
})();
