// Handing the page on: the phone's own share sheet where it has one, else the address in the clipboard, else a message.
(function () {
  'use strict';
  var canonical = document.querySelector('link[rel=canonical]');
  function address() { return (canonical ? canonical.href : location.href.split('#')[0]) + (location.hash.indexOf('=') > 0 ? location.hash : ''); }
  var buttons = [].slice.call(document.querySelectorAll('[data-do="send"]'));
  function act(listen) { buttons.forEach(function (button) { button.addEventListener('click', listen); }); }
  if (navigator.share) {
    act(function (event) {
      event.preventDefault();
      navigator.share({ title: document.title, url: address() }).catch(function () {});
    });
  } else if (navigator.clipboard) {
    act(function (event) {
      event.preventDefault();
      var label = event.currentTarget.querySelector('span'), before = label.textContent, done = event.currentTarget.dataset.done;
      navigator.clipboard.writeText(address()).then(function () {
        label.textContent = done;
        setTimeout(function () { label.textContent = before; }, 3000);
      }, function () {});
    });
  }
  // The bar does the same at once; without a way to share it leads to the part of the page that says how.
  if (navigator.share) {
    document.querySelectorAll('.bar a[href="#chia-se"]').forEach(function (link) {
      link.addEventListener('click', function (event) {
        event.preventDefault();
        navigator.share({ title: document.title, url: address() }).catch(function () {});
      });
    });
  }
  // An address that names a part which is folded opens it; browsers of before do not.
  function open() {
    var part = location.hash.length > 1 && location.hash.indexOf('=') < 0 && document.getElementById(location.hash.slice(1));
    for (var box = part && part.closest('details'); box; box = box.parentNode.closest('details')) box.open = true;
    if (part) part.scrollIntoView();
  }
  addEventListener('hashchange', open);
  open();
})();
