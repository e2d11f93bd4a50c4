// The office finder: by commune, old names and bare letters too, by field and level, open now, and by distance. All of it
// stays on this page: what is typed and where one is are sent nowhere. The choice stands in the address, the place does not.
(function () {
  'use strict';
  var form = document.querySelector('[data-sift]');
  if (!form) return;
  var words = form.dataset, hours = window.motcua && window.motcua.hours, STEP = 20, RADIUS = 6371;
  var groups = document.querySelector('[data-groups]'), found = document.querySelector('[data-found]');
  var told = document.querySelector('[data-told]'), more = document.querySelector('[data-more]'), near = form.querySelector('[data-near]');
  var here = null, shown = STEP, timer, memory = window.motcua.memory;

  function fold(text) {
    return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/đ/g, 'd').replace(/[^a-z0-9]+/g, ' ').trim();
  }
  var offices = [].map.call(groups.querySelectorAll('[data-l]'), function (item) {
    var once = item.querySelector('.once');
    return {
      item: item,
      name: ' ' + fold(item.querySelector('a').textContent) + ' ',
      once: once ? ' ' + fold(once.textContent) + ' ' : '',
      all: ' ' + fold(item.textContent) + ' ',
      places: (item.dataset.at || '').split(';').filter(Boolean).map(function (text) {
        var parts = text.split('='), ends = parts[0].split(',');
        return { lat: +ends[0], lng: +ends[1], at: parts[0], name: parts[1] };
      })
    };
  });

  // How well an office answers what was typed: 0 is best, nothing is not at all.
  function rank(office, text) {
    if (!text) return 0;
    var whole = ' ' + text;
    if (office.name.indexOf(whole + ' ') >= 0) return 0;
    if (office.once.indexOf(whole + ' ') >= 0) return 1;
    if (office.name.indexOf(whole) >= 0) return 2;
    if (office.once.indexOf(whole) >= 0) return 3;
    if (office.all.indexOf(whole) >= 0) return 4;
    return text.split(' ').every(function (word) { return office.all.indexOf(' ' + word) >= 0; }) ? 5 : null;
  }

  // Kilometres between two places, along the surface of the earth (haversine).
  function distance(a, b) {
    var rad = Math.PI / 180, lat = (b.lat - a.lat) * rad / 2, lng = (b.lng - a.lng) * rad / 2;
    var h = Math.pow(Math.sin(lat), 2) + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.pow(Math.sin(lng), 2);
    return 2 * RADIUS * Math.asin(Math.sqrt(h));
  }
  function kilometres(km) {
    if (km < 1) return Math.max(50, Math.round(km * 20) * 50) + ' m';
    return (km < 10 ? km.toFixed(1).replace('.', words.decimal) : Math.round(km)) + ' km';
  }

  function choice() {
    return { 'at-place': form.elements['at-place'].value.trim(), 'at-field': form.elements['at-field'].value, 'at-level': form.elements['at-level'].value, 'at-open': form.elements['at-open'].checked ? '1' : '' };
  }
  function matches(chosen) {
    var text = fold(chosen['at-place']), time = Date.now(), list = [];
    offices.forEach(function (office, order) {
      var data = office.item.dataset, field = chosen['at-field'], best = rank(office, text);
      if (best === null || (chosen['at-level'] && data.l !== chosen['at-level'])) return;
      if (field && data.f && data.f.split(' ').indexOf(field) < 0) return;
      var now = hours && data.open && hours.state(office.item, field, time);
      if (chosen['at-open'] && !(now && now.open)) return;
      var one = { office: office, rank: best, order: order, km: Infinity };
      if (here) office.places.forEach(function (place) {
        var km = distance(here, place);
        if (km < one.km) { one.km = km; one.place = place; }
      });
      list.push(one);
    });
    // Words met here and there count only where nothing better was found.
    if (list.some(function (one) { return one.rank < 5; })) list = list.filter(function (one) { return one.rank < 5; });
    return list.sort(function (a, b) { return (here ? a.km - b.km || 0 : a.rank - b.rank) || a.order - b.order; });
  }
  function small(text, name) {
    var part = document.createElement('small');
    part.textContent = text;
    if (name) part.className = name;
    return part;
  }
  // What an office takes papers for: two of one name lie side by side in every commune.
  function fields(ids) {
    var names = (ids || '').split(' ').map(function (id) {
      var option = id && form.querySelector('#at-field [value="' + id + '"]');
      return option && option.textContent;
    }).filter(Boolean);
    return names.length && words.takes.replace('{fields}', names.slice(0, 4).join('; ') + (names.length > 4 ? ' …' : ''));
  }
  // The office that was found is remembered until the page is closed: a procedure that it takes shows it.
  function remember(one) {
    var item = one.item, link = item.querySelector('a'), small = item.querySelectorAll('small:not(.once)'), phone = item.querySelector('[href^="tel:"]');
    memory.set('office', {
      noi: form.elements['at-place'].value.trim(), name: link.textContent, href: link.href, address: small[0] ? small[0].textContent : '',
      phone: phone ? phone.textContent : '', level: item.dataset.l, fields: item.dataset.f || ''
    });
  }
  // The answer is where the reader looks, and is read out.
  function look() {
    told.focus({ preventScroll: true });
    told.scrollIntoView();
  }
  function line(one) {
    var item = one.office.item.cloneNode(true), first = item.querySelector('a');
    item.removeAttribute('id');
    first.addEventListener('click', function () { remember(one.office); });
    var takes = fields(one.office.item.dataset.f);
    if (takes) first.after(small(takes));
    first.after(small('', 'now'));
    item.querySelector('.now').hidden = true;
    if (one.place) first.after(small(kilometres(one.km) + (one.place.name ? ' (' + one.place.name + ')' : ''), 'km'));
    var place = one.place || one.office.places[0];
    if (place) {
      var way = document.createElement('a'), whose = document.createElement('span');
      way.className = 'act';
      way.href = words.way.replace('{lat}', place.lat).replace('{lng}', place.lng);
      whose.className = 'out';
      whose.textContent = ': ' + first.textContent;
      way.append(words.directions, whose);
      item.append(way);
    }
    return item;
  }
  function show() {
    var chosen = choice(), active = here || chosen['at-place'] || chosen['at-field'] || chosen['at-level'] || chosen['at-open'];
    groups.hidden = !!active;
    found.hidden = !active;
    more.hidden = true;
    window.motcua.keep(Object.keys(chosen).filter(function (name) { return chosen[name]; }).map(function (name) { return [name, chosen[name]]; }));
    found.textContent = '';
    form.querySelector('[data-filter]').textContent = [form.elements['at-field'], form.elements['at-level']].filter(function (one) { return one.value; }).map(function (one) {
      return one.options[one.selectedIndex].textContent;
    }).concat(chosen['at-open'] ? form.querySelector('[for=at-open]').textContent : []).join(', ');
    if (!active) { told.textContent = ''; return; }
    var list = matches(chosen), nearest = list[0] && list[0].km;
    found.append.apply(found, list.slice(0, shown).map(line));
    found.dataset.field = chosen['at-field'];
    if (hours) hours.show(found);
    if (list.length === 1 || chosen['at-place'] && list.length && list[0].rank < 2 && !(list[1] && list[1].rank < 2)) remember(list[0].office);
    more.hidden = list.length <= shown;
    more.textContent = words.rest.replace('{n}', list.length - shown);
    told.textContent = !list.length ? (chosen['at-open'] ? words.shut : words.none)
      : window.motcua.form(words.count, list.length);
    if (here && list.length) told.textContent += ' ' + (nearest > 100 ? words.far.replace('{km}', kilometres(nearest)) : words.sorted);
  }
  function begin() { shown = STEP; show(); }

  form.addEventListener('input', function () { clearTimeout(timer); timer = setTimeout(begin, 150); });
  form.addEventListener('submit', function (event) { event.preventDefault(); begin(); look(); });
  form.addEventListener('reset', function () { here = null; setTimeout(begin); });
  more.addEventListener('click', function () {
    var first = found.children.length;
    shown += STEP;
    show();
    found.children[first].querySelector('a').focus();
  });
  near.addEventListener('click', function () {
    if (!navigator.geolocation) { told.textContent = words.failed; return; }
    told.textContent = words.asking;
    navigator.geolocation.getCurrentPosition(function (place) {
      here = { lat: place.coords.latitude, lng: place.coords.longitude };
      begin();
      look();
    }, function (trouble) {
      told.textContent = trouble.code === 1 ? words.denied : words.failed;
    }, { timeout: 15000, maximumAge: 600000 });
  });

  window.motcua.kept().forEach(function (value, name) {
    var part = form.elements[name];
    if (!part) return;
    if (part.type === 'checkbox') part.checked = value === '1';
    else part.value = value;
  });
  form.hidden = false;
  show();
  if (!found.hidden) look();
})();
