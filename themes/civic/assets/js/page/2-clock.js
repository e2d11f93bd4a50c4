// Days as numbers and in words, and what time it is where the offices are.
(() => {
  'use strict';
  const my = window.motcua = window.motcua || {};

  // Days are counted from 1 January 1970, a Thursday.
  my.day = iso => Date.parse(iso) / 864e5;
  my.iso = day => new Date(day * 864e5).toISOString().slice(0, 10);

  // How far the clocks of the offices are ahead of UTC at a time, in milliseconds: the same all the year, or as their zone has it.
  my.ahead = time => {
    const ahead = JSON.parse('at-ahead');
    if (ahead) return ahead;
    const part = {};
    const form = { timeZone: 'at-zone', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' };
    new Intl.DateTimeFormat('en-GB', form).formatToParts(time).forEach(one => { part[one.type] = +one.value; });
    return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute) - Math.floor(time / 6e4) * 6e4;
  };

  // Now where the offices are, whatever the clock of the device is set to: the day, and the minute of it.
  my.now = () => {
    const time = Date.now();
    const minutes = Math.floor((time + my.ahead(time)) / 6e4);
    return { day: Math.floor(minutes / 1440), minute: minutes % 1440 };
  };

  // A day in words, as the page's language writes it.
  my.date = (day, weekday) => {
    const lang = document.documentElement.lang;
    const isVi = lang === 'vi';
    const say = form => new Date(day * 864e5).toLocaleDateString(lang === 'en' ? 'en-GB' : lang, Object.assign({ timeZone: 'UTC' }, form));
    const text = say({ day: isVi ? '2-digit' : 'numeric', month: isVi ? '2-digit' : 'long', year: 'numeric' });
    return weekday ? say({ weekday: 'long' }).replace(/^T/, isVi ? 't' : 'T') + ', ' + text : text;
  };
})();
