// «Trường hợp của bạn»: papers, fees, time and day follow what is chosen. The choice stands in the address behind the #, which no
// host is told, and nowhere else.
(() => {
  'use strict';
  const my = window.motcua;
  const { terms, holds } = my;
  const page = document.getElementById('at-papers');
  if (!page) return;
  const all = (selector, of) => [...(of || document).querySelectorAll(selector)];
  const show = (element, shown) => { element.hidden = !shown; };
  const write = (element, text) => { if (element.textContent !== text) element.textContent = text; };

  const section = document.getElementById('at-case');
  const said = section && section.dataset;
  const inputs = section ? all('input', section) : [];
  const questions = [];
  inputs.forEach((input, n) => {
    const last = questions[questions.length - 1];
    if (n && inputs[n - 1].name === input.name) last[2] = ++last[1];
    else questions.push([n, 1, 2]);
  });

  // What the top of the page says of it: the number large, its unit after it, so that no word is broken.
  const facts = all('.facts dd').slice(0, 2).map(dd => ({ dd, was: [...dd.childNodes] }));
  const answer = (fact, text) => {
    fact.dd.textContent = '';
    if (!text) return fact.dd.append(...fact.was);
    const number = /^[\d.,–\u2060]+/.exec(text);
    const b = fact.dd.appendChild(document.createElement(number ? 'b' : 'strong'));
    b.textContent = number ? number[0] : text;
    if (text.length > 14) b.className = 'long';
    if (number) fact.dd.append(text.slice(number[0].length).replace(/^\s/, '\u00a0'));
    const note = fact.dd.appendChild(document.createElement('small'));
    note.textContent = ' ' + said.mine;
  };
  const mine = section && section.querySelector('.mine');
  const asking = mine && mine.textContent;
  const chosen = () => inputs.filter(input => input.checked).map(input => input.nextSibling.textContent.replace(/\.$/, '')).join('. ');

  const need = page.querySelector('.need');
  const asked = need && need.textContent;
  const groups = all('.papers').map(ul => {
    const box = ul.closest('details[data-w]');
    return { ul, box, w: terms(ul.dataset.w), case: terms(box && box.dataset.w), of: ul.classList, papers: all('li', ul).map(li => (
      { li, w: terms(li.dataset.w), n: li.dataset.n, tick: li.querySelector('input') }
    )) };
  });
  // What is folded because there is much of it lies open when little of it is left, and is gone with the last of it.
  const tails = all('#at-papers .tail, #at-fees .tail').map(tail => ({ tail, small: tail.querySelector('summary'), rows: all('li, tbody tr', tail) }));
  const unfold = touched => tails.forEach(({ tail, small, rows }) => {
    const left = rows.filter(row => !row.hidden).length;
    show(tail, left);
    if (small) write(small, small.textContent.replace(/\d+/, left));
    if (touched && left < 6) tail.open = true;
  });
  const fees = all('#at-fees tbody tr').map(tr => {
    const part = (tr.dataset.f || '').split(' ');
    const of = n => part[n] && part[n] !== '-' ? part[n] : undefined;
    return { tr, w: terms(tr.dataset.w), item: of(0), amount: +of(1), currency: of(2) || said && said.money, from: of(3), to: of(4), exempt: 'e' in tr.dataset };
  });
  const limits = all('.limit').map(row => (
    { row, w: terms(row.dataset.w), text: row.querySelector('b').textContent, due: row.querySelector('[data-d]') }
  ));

  // The day: today where the offices are, or the one that was picked.
  const box = document.querySelector('.due');
  const picker = box && box.querySelector('input');
  const calendar = box && my.calendar(box.dataset.cal);
  const now = my.now();
  let day;
  const handed = () => day === now.day ? box.dataset.today : box.dataset.on.replace('{date}', my.date(day));
  const dates = () => {
    day = picker.value ? my.day(picker.value) : now.day;
    const hints = new Set();
    limits.filter(limit => limit.due).forEach(limit => {
      const of = limit.due.dataset;
      const due = my.due(calendar, day, day === now.day && now.minute > (of.cut || 1440), of.d);
      limit.day = due.day ? my.date(due.day, true) : '';
      write(limit.due, limit.day || box.dataset.beyond);
      if (due.received > day) hints.add(box.dataset.next.replace('{date}', my.date(due.received, true)));
      if (due.day && !due.firm) hints.add(box.dataset.soft);
    });
    write(box.querySelector('span'), handed());
    write(box.querySelector('small'), [...hints].join(' '));
  };

  // The papers of these answers are shown, and counted: in words, and how many of them are ticked.
  const papers = a => {
    const counts = { submit: 0, show: 0, spared: 0, optional: 0 };
    const seen = {};
    let more = false;
    let ready = 0;
    groups.forEach(group => {
      const inCase = holds(group.case, a);
      const outer = Math.min(inCase, holds(group.w, a));
      const isChoice = group.of.contains('one-of');
      const left = group.papers.filter(paper => {
        paper.holds = Math.min(outer, holds(paper.w, a));
        const again = inCase === 1 && paper.n && (seen[paper.n] = seen[paper.n] || group) !== group;
        show(paper.li, paper.holds && !again);
        return !paper.li.hidden;
      });
      show(group.ul.parentNode, left.length);
      (isChoice ? left.slice(0, 1) : left).forEach(paper => {
        if ((isChoice ? outer : paper.holds) < 1) return more = true;
        const key = 'o' in (isChoice ? group.ul : paper.li).dataset ? 'optional' : group.of[1];
        counts[key]++;
        if (key[0] === 's' && (isChoice ? left : [paper]).some(one => one.tick.checked)) ready++;
      });
      if (group.box) {
        show(group.box, inCase);
        if (inCase === 1 && group.was !== 1) group.box.open = true;
        group.was = inCase;
      }
    });
    write(page.querySelector('.ready'), ready ? page.dataset.ready.replace('{n}', ready).replace('{of}', counts.submit + counts.show) : '');
    if (!section) return;
    const parts = Object.keys(counts).filter(key => counts[key]).map(key => window.motcua.form(said[key], counts[key]));
    if (more) parts.push(said.more);
    const text = parts.join('; ') + '.';
    return text[0].toUpperCase() + text.slice(1);
  };
  // Sums are counted in the smallest coin; a whole amount is said without it. A currency is what stands behind, or «£{n}».
  const amount = n => {
    const digits = +said.decimals || 0;
    const whole = n / 10 ** digits;
    const form = { minimumFractionDigits: whole % 1 ? digits : 0, maximumFractionDigits: digits };
    return whole.toLocaleString(document.documentElement.lang, form);
  };
  const money = sums => Object.keys(sums).map(currency => (
    (currency.includes('{n}') ? currency : '{n}\u00a0' + currency).replace('{n}', [...new Set(sums[currency])].map(amount).join('–'))
  )).join(' + ');

  const follow = () => {
    if (box) dates();
    const a = {};
    const touched = inputs.some(input => input.checked);
    questions.forEach(q => {
      const own = inputs.slice(q[0], q[0] + q[1]);
      if (touched && (q[1] < q[2] || own.some(input => input.checked))) own.forEach((input, n) => { a[q[0] + n] = +input.checked; });
    });
    if (!need) return;
    const count = papers(a);
    if (!section) return;
    write(need, touched ? count : asked);
    const today = my.iso(now.day);
    const bill = my.bill(fees.filter(row => row.item), questions, a, today);
    fees.forEach(row => show(row.tr, !(today > row.tr.dataset.until) && (!touched || (row.item ? bill.rows.has(row) : holds(row.w, a)))));
    const times = my.times(limits, questions, a);
    limits.forEach(limit => show(limit.row, !touched || times.includes(limit)));
    const words = [...new Set(times.map(limit => limit.text))].join(' / ');
    const isFree = !bill.uncounted && Object.values(bill.sums).every(sum => !sum[1]);
    const isPaid = Object.values(bill.sums).some(sum => sum[1]);
    const pay = bill.unsure || !bill.rows.size || (bill.uncounted && !isPaid) ? '' : isFree ? said.free : said.pay.replace('{sum}', money(bill.sums));
    const sum = pay && (isFree ? said.free.replace(/\.$/, '') : money(bill.sums));
    const day = times.length === 1 && times[0].day;
    answer(facts[0], touched && sum);
    answer(facts[1], touched && words);
    unfold(touched);
    write(mine, touched ? chosen() + '.' : asking);
    section.classList.toggle('chosen', touched);
    write(section.querySelector('[role=status]'), !touched ? '' : [
      count,
      pay,
      bill.uncounted && (pay ? said.uncounted : said.unlisted),
      bill.exempt && said.exempt,
      (bill.unlisted || bill.unsure) && (pay || !bill.uncounted) && said.unlisted,
      words && said.time.replace('{time}', words),
      day && handed() + ' ' + day + '.'
    ].filter(Boolean).join('\n'));
  };

  const keep = () => {
    const parts = inputs.filter(input => input.checked).map(input => [input.name, input.value]);
    if (picker && picker.value) parts.push(['at-day', picker.value]);
    my.keep(parts);
  };
  const changed = () => {
    keep();
    follow();
  };
  const read = () => {
    const query = my.kept();
    inputs.forEach(input => { input.checked = query.getAll(input.name).includes(input.value); });
    if (picker) picker.value = query.get('at-day') || '';
    follow();
  };
  if (section) {
    show(section, true);
    section.addEventListener('change', changed);
    section.addEventListener('reset', () => setTimeout(changed));
    section.addEventListener('submit', (event) => {
      event.preventDefault();
      section.open = false;
      page.scrollIntoView();
    });
  }
  if (picker) {
    show(box, true);
    picker.addEventListener('change', changed);
  }
  // What was ticked is ready when one comes back.
  const ticks = all('.papers input', page);
  const ticked = my.memory.get(location.pathname);
  if (ticked) ticks.forEach((tick, n) => { tick.checked = ticked.includes(n); });
  page.addEventListener('change', () => {
    my.memory.set(location.pathname, ticks.map((tick, n) => tick.checked ? n : -1).filter(n => n >= 0));
    follow();
  });
  read();
  keep();
  // Whoever comes with a choice sees what follows from it; the question can be opened again.
  if (section && inputs.some(input => input.checked)) {
    section.open = false;
    inputs.filter(input => input.checked).forEach(input => { if (input.closest('fieldset details')) input.closest('details').open = true; });
  }
  // A way within the page takes the place of the choice; a way back to another choice brings that.
  addEventListener('hashchange', () => location.hash.includes('=') ? read() : keep());
})();
