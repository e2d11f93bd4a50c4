// The reader ticks the steps that are theirs; what these ask for together is added up. Of steps that exclude each other one is
// ticked. Which ones stands in the address and nowhere else.
(() => {
  'use strict';
  const total = document.getElementById('at-totals');
  if (!total) return;
  const my = window.motcua;
  const said = total.dataset;
  const lang = document.documentElement.lang;
  const boxes = [...document.querySelectorAll('[name=at-mine]')];
  const [status, sums, notes, papers] = ['.sum', 'dl', 'ul', '[data-papers]'].map(of => total.querySelector(of));
  const fields = [...sums.querySelectorAll('dd')];
  const rows = text => text ? text.split(';').map(row => row.split(' ')) : [];
  const money = {};
  said.money.split('\n').forEach(line => { money[line.slice(0, 3)] = line.slice(4); });
  let choice = 0;
  boxes.forEach(box => {
    if (!box.closest('li').classList.contains('or')) choice++;
    box.choice = choice;
    box.parentNode.hidden = false;
  });
  total.hidden = false;

  // From the least to the most, in the words of `say`; what has several parts names the others behind the first.
  const range = (least, most, say) => [...new Set([least, most])].map(say).join('–');
  const coins = n => {
    const whole = n / 10 ** said.decimals;
    return whole.toLocaleString(lang, { minimumFractionDigits: whole % 1 ? +said.decimals : 0 });
  };
  const halves = n => (n / 2).toLocaleString(lang);
  const tell = (field, parts, else_) => {
    field.textContent = '';
    const b = field.appendChild(document.createElement(parts.length ? 'b' : 'strong'));
    b.textContent = parts.length ? parts[0][0] : else_;
    if (!parts.length) return;
    if (parts[0][0].length > 8) b.className = 'long';
    if (parts[0][1]) field.append('\u00a0' + parts[0][1].replace(/ /g, '\u00a0'));
    if (parts.length < 2) return;
    const note = field.appendChild(document.createElement('small'));
    note.textContent = ' ' + said.and.replace('{sums}', parts.slice(1).map(part => part.filter(Boolean).join('\u00a0')).join(', '));
  };
  // What the ticked steps have under a key of their data, added up.
  const added = (mine, key) => {
    const all = new Map();
    mine.forEach(box => rows(box.dataset[key]).forEach(([of, least, most]) => {
      const sum = all.get(of) || [0, 0];
      all.set(of, [sum[0] + +least, sum[1] + +most]);
    }));
    return [...all];
  };

  const follow = () => {
    const mine = boxes.filter(box => box.checked);
    const has = key => mine.filter(box => box.dataset.notes.split(' ').includes(key));
    status.textContent = mine.length ? said.mine.replace('{n}', mine.length) : status.was;
    [sums, notes].forEach(part => { part.hidden = !mine.length; });
    tell(fields[0], added(mine, 'sums').filter(([, sum]) => sum[1]).map(([of, sum]) => {
      const form = money[of];
      const text = range(sum[0], sum[1], coins);
      return form.startsWith('{n} ') ? [text, form.slice(4)] : [form.replace('{n}', text), ''];
    }), has('fee').concat(has('dearer')).length ? said.unknown : said.free);
    tell(fields[1], added(mine, 'times').sort().map(([of, sum]) => [range(sum[0], sum[1], halves), my.form(said['unit' + of], sum[1] / 2)]),
      has('time').length ? said.unknown : said.day);
    let count = 0;
    if (papers) {
      papers.querySelectorAll('li').forEach(li => {
        li.hidden = !mine.some(box => li.dataset.of.split(' ').includes(box.value));
        count += +!li.hidden;
      });
      papers.hidden = !count;
    }
    tell(fields[2], count || !has('papers').length ? [[String(count), my.form(said.paper, count)]] : [], said.unknown);
    notes.querySelectorAll('[data-key]').forEach(li => {
      const numbers = [...new Set(has(li.dataset.key).map(box => box.dataset.number))];
      li.hidden = !numbers.length;
      li.textContent = li.dataset.says.replace('{steps}', my.form(said.steps, numbers.length).replace('{steps}', numbers.join(', ')));
    });
    notes.lastElementChild.hidden = mine.length < 2;
  };
  status.was = status.textContent;
  const kept = (my.kept().get('at-mine') || '').split('.');
  boxes.forEach(box => {
    box.checked = kept.includes(box.value);
    box.addEventListener('change', () => {
      if (box.checked) boxes.forEach(other => { if (other !== box && other.choice === box.choice) other.checked = false; });
      const list = boxes.filter(one => one.checked).map(one => one.value).join('.');
      my.keep(list ? [['at-mine', list]] : []);
      follow();
    });
  });
  follow();
})();
