// Which rows apply, what they come to, when a limit ends. Pure functions, by the very rules of the program itself
// (src/catalog/circumstance, src/catalog/calendar.rs): the tests hold both to the same answers.
(() => {
  'use strict';
  const my = window.motcua = window.motcua || {};

  // «0,1;8»: options 0 or 1, and 8; «*» always holds.
  my.terms = code => code ? code.split(';').map(term => term === '*' ? [] : term.split(',').map(Number)) : [];

  // 1 it holds, 0 it does not, 0.5 it depends: `a` has 1 or 0 for each option, nothing while its question is open.
  const holds = my.holds = (terms, a) => Math.min(1, ...terms.map(term => term.length ? Math.max(...term.map(n => n in a ? a[n] : 0.5)) : 1));

  // Goes through every way of answering what is open and what the rows ask; false when there are too many.
  // A question is [number of its first option, how many numbers, in how many ways it can be answered].
  const everyWay = (questions, rows, a, visit) => {
    const open = questions.filter(q => !(q[0] in a) && rows.some(row => row.w.some(term => term.some(n => n >= q[0] && n < q[0] + q[1]))));
    if (open.reduce((ways, q) => ways * q[2], 1) > 400) return false;
    const go = (at, answers) => {
      const q = open[at];
      if (!q) return visit(answers);
      for (let way = 0; way < q[2]; way++) {
        const next = Object.assign({}, answers);
        for (let n = 0; n < q[1]; n++) next[q[0] + n] = +(n === way);
        go(at + 1, next);
      }
    };
    go(0, a);
    return true;
  };

  // Rows {w, item, amount, currency, from, to, exempt} on a day: sums {currency: [least, most]}, and which rows are charged.
  my.bill = (all, questions, a, day) => {
    const rows = all.filter(row => !(day < row.from || day > row.to) && holds(row.w, a));
    const charged = new Set();
    const bill = { sums: {}, rows: charged, unlisted: !rows.length && all.length > 0 };
    const ways = [];
    if (!everyWay(questions, rows, a, answers => {
      const best = {};
      const sums = {};
      rows.forEach(row => {
        if (holds(row.w, answers) === 1 && !(best[row.item] && best[row.item].w.length >= row.w.length)) best[row.item] = row;
      });
      const chosen = Object.values(best);
      if (!chosen.length) {
        bill.unlisted = all.length > 0;
        return;
      }
      chosen.forEach(row => {
        charged.add(row);
        if (row.exempt) bill.exempt = true;
        if (row.amount >= 0) sums[row.currency] = (sums[row.currency] || 0) + row.amount;
        else bill.uncounted = true;
      });
      // What nobody has counted is not nothing.
      if (Object.keys(sums).length) ways.push(sums);
    })) return { sums: {}, rows: new Set(rows), unsure: true };
    for (const currency of new Set([].concat(...ways.map(Object.keys)))) {
      const amounts = ways.map(sums => sums[currency] || 0);
      bill.sums[currency] = [Math.min(...amounts), Math.max(...amounts)];
    }
    return bill;
  };

  // The time limits that can apply: of those that hold, the most specific.
  my.times = (all, questions, a) => {
    const rows = all.filter(row => holds(row.w, a));
    const found = new Set();
    return everyWay(questions, rows, a, answers => {
      const holding = rows.filter(row => holds(row.w, answers) === 1);
      const most = Math.max(...holding.map(row => row.w.length));
      holding.filter(row => row.w.length === most).forEach(row => found.add(row));
    }) ? rows.filter(row => found.has(row)) : rows;
  };

  // «2026-01-01 k9 a4 3,c»: the first day, how many follow, how many of these are firm, and the days turned from off to worked
  // or back.
  my.calendar = code => {
    const part = code.split(' ');
    const first = my.day(part[0]);
    const after = n => first + parseInt(n, 36);
    return { first, last: after(part[1]), firm: after(part[2]), turned: (part[3] || '').split(',').map(after) };
  };

  // When something handed in on `day` is due: {received, day, firm}; NaN for a day that is not known. `code` is the unit's
  // letter and the number of halves, such as w14.
  my.due = (calendar, day, late, code) => {
    // The next working day, itself included; NaN beyond the calendar.
    const working = day => {
      for (; day >= calendar.first && day <= calendar.last; day++) {
        if ((day + 4) % 7 % 6 > 0 !== calendar.turned.includes(day)) return day;
      }
      return NaN;
    };
    let received = working(day);
    if (late && received === day) received = working(day + 1);
    const halves = +code.slice(1);
    const months = (count, days) => {
      const date = new Date(received * 864e5);
      const at = (more, day) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + more, day) / 864e5;
      return Math.min(at(count, date.getUTCDate()), at(count + 1, 0)) + days;
    };
    const unit = code[0];
    let end = received;
    if (unit === 'w') for (let n = 0; n < halves && end; n += 2) end = working(end + 1);
    if (unit === 'd') end = working(end + Math.ceil(halves / 2));
    if (unit === 'h') end = working(end + Math.ceil(halves / 48));
    if (unit === 'm') end = working(months(halves >> 1, halves % 2 * 15));
    if (unit === 'y') end = working(months(halves * 6, 0));
    return { received, day: end, firm: end <= calendar.firm };
  };
})();
