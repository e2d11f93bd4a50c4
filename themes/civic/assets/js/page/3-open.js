// Whether an office is open now, or when it opens next, from the hours beside its name. Nothing else computes it, so that it
// can never be said in two ways. Hours are those of the clocks where the offices are.
//
//   data-open  "12345 450-690;6 450-690 s f:cu-tru": days (1 is Monday), minutes of the day, season, fields, where they are some
//   data-but   "20261224;20261225 480-600": days that differ, closed where no hours follow
(function () {
  'use strict';
  var about = document.getElementById('at-opening');
  if (!about) return;
  var words = about.dataset, day = 864e5;
  function at(time) { return new Date(time + window.motcua.ahead(time)); }
  function key(date) { return date.toISOString().slice(0, 10).replace(/-/g, ''); }
  function clock(minutes) { return ('0' + Math.floor(minutes / 60)).slice(-2) + ':' + ('0' + minutes % 60).slice(-2); }
  function span(text) { var ends = text.split('-'); return { from: +ends[0], to: +ends[1] }; }
  function list(text) { return text ? text.split(';') : []; }

  // The spans of a day, in order. `some` marks those that are not for every field.
  function spans(part, date, field) {
    var name = key(date), season = name.slice(4) >= '0416' && name.slice(4) <= '1015' ? 's' : 'w';
    var but = list(part.dataset.but).filter(function (row) { return row.slice(0, 8) === name; })[0];
    var weekday = date.getUTCDay() || 7;
    if (but) return but.split(' ').slice(1).map(span);
    if (words.off.indexOf(name) >= 0) return [];
    list(words.worked).forEach(function (row) { if (row.slice(0, 8) === name) weekday = row.slice(9); });
    return list(part.dataset.open).map(function (row) {
      var rest = row.split(' '), one = span(rest[1]), fits = rest[0].indexOf(weekday) >= 0;
      rest.slice(2).forEach(function (word) {
        if (word.slice(0, 2) !== 'f:') fits = fits && word === season;
        else if (field) fits = fits && word.slice(2).split(',').indexOf(field) >= 0;
        else one.some = true;
      });
      return fits && one;
    }).filter(Boolean).sort(function (a, b) { return a.from - b.from; });
  }

  // { open, text } at a time in milliseconds; nothing where no hours are known.
  function state(part, field, time) {
    var now = at(time), minute = now.getUTCHours() * 60 + now.getUTCMinutes(), end = 0, some = true, next;
    var today = spans(part, now, field);
    today.forEach(function (one) {
      if (one.from <= Math.max(minute, end) && minute < one.to && (end || one.from <= minute)) {
        end = Math.max(end, one.to);
        if (one.from <= minute && !one.some) some = false;
      }
    });
    if (end) return { open: true, text: words.now.replace('{t}', clock(end)) + (some ? ' ' + words.some : '') };
    function say(pattern, one) {
      return { open: false, text: pattern.replace('{t}', clock(one.from)) + (one.some ? ' ' + words.some : '') };
    }
    next = today.filter(function (one) { return one.from > minute; })[0];
    if (next) return say(words.later, next);
    for (var ahead = 1; ahead < 31; ahead++) {
      var date = at(time + ahead * day);
      next = spans(part, date, field)[0];
      if (next) {
        var name = ahead === 1 ? words.tomorrow : words.days.split(',')[date.getUTCDay()];
        if (ahead > 6) name += ' ' + key(date).slice(6) + '/' + key(date).slice(4, 6);
        return say(words.next.replace('{day}', name), next);
      }
    }
    return null;
  }

  // Says it on every office of a part of the page, for one field where that was chosen.
  function show(root) {
    root.querySelectorAll('[data-open]').forEach(function (part) {
      var mark = part.querySelector('.now'), chosen = part.closest('[data-field]');
      var now = mark && state(part, chosen && chosen.dataset.field, Date.now());
      if (!now) return;
      mark.textContent = now.text;
      mark.classList.toggle('is-open', now.open);
      mark.hidden = false;
    });
  }
  window.motcua = window.motcua || {};
  window.motcua.hours = { state: state, show: show };
  show(document);
  setInterval(function () { show(document); }, 6e4);
})();
