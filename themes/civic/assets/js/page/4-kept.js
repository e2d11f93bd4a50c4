// A form that leads to another page takes what was typed there behind the #, which a host never learns.
(function () {
  'use strict';
  document.querySelectorAll('form[data-kept]').forEach(function (form) {
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      var chosen = [].filter.call(form.elements, function (part) { return part.name && part.value; });
      location.href = form.action + '#' + chosen.map(function (part) { return part.name + '=' + encodeURIComponent(part.value); }).join('&');
    });
  });
})();
