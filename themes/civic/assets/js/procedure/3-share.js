// Handing the answer on: the phone's own share sheet where it has one, else the text in the clipboard, and a short message without
// marks. What is sent is what the page shows: the reader's case, with its papers, its fee, its day and the office that was chosen.
(function () {
  'use strict';
  var box = document.getElementById('at-reply');
  // Two messages of 153 characters.
  var SMS = 306;
  function all(selector, of) { return [].slice.call((of || document).querySelectorAll(selector)); }
  function shown(part) { return !part.closest('[hidden]'); }
  function part(name) { return box.querySelector('[data-a="' + name + '"]'); }
  function put(name, text) {
    var own = part(name);
    if (!own) return;
    if (own.was === undefined) own.was = own.textContent;
    own.textContent = text || own.was;
  }
  // A text of the page without its small print.
  function plain(of) {
    var copy = of.cloneNode(true);
    all('small,.on', copy).forEach(function (small) { small.remove(); });
    return copy.textContent.replace(/\s+/g, ' ').trim();
  }
  // A short message leaves out the number before the name and how many copies it takes.
  function name(paper, isShort) {
    if (isShort) return plain(paper.querySelector('label > span') || paper.querySelector('label'));
    var form = [].filter.call(paper.children, function (child) { return child.tagName === 'SMALL'; })[0];
    return plain(paper.querySelector('label')) + (form && /\d/.test(form.textContent) && form.textContent.length < 30 ? ' (' + form.textContent.trim() + ')' : '');
  }
  // The papers of the case, one a line; of a choice all in one line.
  function papers(isShort) {
    var lines = [];
    all('#at-papers .papers').forEach(function (list) {
      var own = all('li', list).filter(shown).map(function (paper) { return name(paper, isShort); }), head = list.parentNode.querySelector('h3,h5');
      if (!own.length) return;
      if (list.classList.contains('one-of')) own = [own.join(', ' + box.dataset.or + ' ')];
      else if (head && !list.classList.contains('submit')) lines.push('- ' + plain(head) + ':');
      lines = lines.concat(own);
    });
    return lines;
  }
  function follow() {
    var mine = document.querySelector('.chosen .mine'), facts = all('.facts dd').map(plain);
    var own = window.motcua.office(), due = document.querySelector('.due'), days = all('[data-d]').filter(shown).map(function (day) { return day.textContent; }).filter(Boolean);
    // «Today» is another day where the message is read.
    var my = window.motcua, picked = due && due.querySelector('input').value, n = 0, list = mine && papers();
    put('mine', mine ? mine.textContent : ' ');
    put('papers', mine && '\n' + list.map(function (line) { return line.slice(0, 2) === '- ' ? line.slice(2) : ++n + '. ' + line; }).join('\n'));
    put('fee', mine && facts[0]);
    put('time', mine && facts[1]);
    put('day', due && shown(due) && days.length === 1 ? due.dataset.on.replace('{date}', my.date(picked ? my.day(picked) : my.now().day)) + ' ' + days[0] : ' ');
    put('place', own && own.name + ', ' + own.address);
    put('ask', own && own.phone);
    var link = part('link');
    put('link');
    if (location.hash.indexOf('=') > 0) link.textContent += location.hash;
    var sms = document.querySelector('.sms');
    if (mine) sms.href = 'sms:?&body=' + encodeURIComponent(short(papers(true).filter(function (line) { return line.slice(0, 2) !== '- '; })));
  }
  function text() {
    return all('p', box).map(function (line) { return line.textContent.trim(); }).filter(Boolean).join('\n');
  }
  // Letters that every telephone has.
  function bare(text) {
    return text.normalize('NFD').replace(/[\u0300-\u036f\u2060]/g, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').replace(/[\u00a0\u202f]/g, ' ').replace(/–/g, '-').replace(/[’‘]/g, "'").replace(/€/g, 'EUR').replace(/[^ -~£]|[\^{}[\]~|\\`]/g, '');
  }
  function said(name) {
    var own = part(name);
    return own && own.textContent.trim() ? bare(own.parentNode === box ? own.textContent : own.parentNode.textContent).replace(/\s+/g, ' ').trim() : '';
  }
  function cut(text, most) { return text.length > most ? text.slice(0, most).replace(/ \S*$/, '') + '.' : text; }
  function short(papers) {
    var head = bare(box.querySelector('p').textContent) + ', ' + bare(part('mine').textContent), tail = [said('fee'), said('time'), window.motcua.office() && said('place'), said('ask'), said('link')].filter(Boolean).join('. ');
    for (var most = 70, whole; most > 8; most -= 4) {
      whole = cut(head, most * 2) + ' ' + bare(box.dataset.nop) + ': ' + papers.map(function (paper, n) { return (n + 1) + '.' + cut(bare(paper), most); }).join(' ') + '. ' + tail;
      if (whole.length <= SMS) return whole;
    }
    // Of what does not fit the address leads to the rest.
    tail = [said('fee'), said('time'), said('link')].filter(Boolean).join('. ');
    return cut(head, SMS - tail.length - 3) + ' ' + tail.slice(0, SMS);
  }
  function send(event) {
    var label = event.currentTarget.querySelector('span'), before = label && label.textContent;
    follow();
    if (navigator.share) {
      event.preventDefault();
      navigator.share({ title: document.title, text: text() }).catch(function () {});
    } else if (label && navigator.clipboard) {
      navigator.clipboard.writeText(text()).then(function () {
        label.textContent = event.target.closest('[data-done]').dataset.done;
        setTimeout(function () { label.textContent = before; }, 4000);
      }, function () {});
    }
  }
  if (box) {
    all('[data-do=send]').forEach(function (button) {
      button.hidden = !navigator.share && !navigator.clipboard;
      button.addEventListener('click', send);
    });
    // The bar does the same at once; without a sheet it leads to the answer.
    all('.bar a[href="#at-reply"]').forEach(function (link) { link.addEventListener('click', send); });
    ['change', 'reset', 'hashchange'].forEach(function (kind) { addEventListener(kind, function () { setTimeout(follow, 1); }); });
    follow();
  }
})();
