// A form that leads to another page takes what was typed there behind the #, which a host never learns. What the reader found or
// ticked is remembered until the page is closed, on this device alone.
(function () {
  'use strict';
  var my = window.motcua, form = document.querySelector('form[data-kept]'), box = document.querySelector('[data-own]');
  my.memory = {
    get: function (name) { try { return JSON.parse(sessionStorage.getItem('motcua-' + name)); } catch (e) { return null; } },
    set: function (name, value) { try { sessionStorage.setItem('motcua-' + name, JSON.stringify(value)); } catch (e) { /* Then it is forgotten. */ } }
  };
  document.querySelectorAll('form[data-kept]').forEach(function (form) {
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      var chosen = [].filter.call(form.elements, function (part) { return part.name && part.value; });
      location.href = form.action + '#' + chosen.map(function (part) { return part.name + '=' + encodeURIComponent(part.value); }).join('&');
    });
  });
  // The office that was found, if it takes this procedure.
  my.office = function () {
    var one = form && my.memory.get('office'), field = form && form.elements['at-field'], level = form && form.elements['at-level'];
    if (!one || field && one.fields && one.fields.split(' ').indexOf(field.value) < 0 || level && one.level !== level.value) return null;
    return one;
  };
  function show() {
    var one = my.office(), before = my.memory.get('office');
    if (before && form && !form.elements['at-place'].value) form.elements['at-place'].value = before.noi;
    if (!one || !box) return;
    var link = document.createElement('a'), where = document.createElement('span'), said = document.createElement('small');
    link.href = one.href;
    link.textContent = one.name;
    where.textContent = one.address;
    said.textContent = box.dataset.said;
    box.textContent = '';
    box.append(link, where, said);
    box.hidden = false;
  }
  show();
  addEventListener('pageshow', show);
})();
