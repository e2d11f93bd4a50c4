// From an answer to elements of the page. Texts become text nodes and attributes, never markup.
(function (M) {
  'use strict';
  var draw = M.draw = {};

  // A word of the interface, with its blanks filled in.
  draw.say = function (key, blanks) {
    return (M.says[key] || '').replace(/\{(\w+)\}/g, function (blank, name) {
      return blanks && name in blanks ? blanks[name] : blank;
    });
  };

  // Said in the form that the language has for this number.
  draw.count = function (key, n) {
    var form = key + '.' + new Intl.PluralRules(document.documentElement.lang).select(n);
    return draw.say(form in M.says ? form : key + '.other', { n: n });
  };

  // What the answer leaves out of what was typed.
  draw.left = function (answer) {
    return answer.left && answer.left.length ? draw.say('left', { words: draw.short(answer.left.join(', ')) }) : '';
  };

  // What was typed, short enough to be shown in a sentence, and without half a character at its end.
  draw.short = function (text) {
    var letters = Array.from(text.replace(/\s+/g, ' ').trim());
    return letters.length > 60 ? letters.slice(0, 59).join('') + '…' : letters.join('');
  };

  draw.set = function (element, about) {
    for (var name in about) if (about[name]) element.setAttribute(name, about[name]);
    return element;
  };

  draw.make = function (tag, about, inside) {
    return draw.fill(draw.set(document.createElement(tag), about), [].concat(inside));
  };

  // Puts parts in the place of what an element held. The same again stays as it is: a press on it that has begun would be lost.
  draw.fill = function (element, parts) {
    var old = element.childNodes;
    parts = parts.filter(Boolean);
    if (old.length === parts.length && parts.every(function (part, at) { return part.nodeType && part.isEqualNode(old[at]); })) return element;
    element.textContent = '';
    element.append.apply(element, parts);
    return element;
  };

  // A text with the places that were met marked, as a link where it leads somewhere. Its language is told where it was not
  // translated.
  draw.marked = function (text, marks, href) {
    var parts = [], at = 0;
    marks.forEach(function (mark) {
      parts.push(text.slice(at, mark[0]), draw.make('mark', null, text.slice(mark[0], mark[1])));
      at = mark[1];
    });
    return draw.make(href ? 'a' : 'span', { href: href, lang: lang(text) }, parts.concat(text.slice(at)));
  };

  // On a page of another language, the language of a text that was not translated: more than a third of its words have letters
  // that only Vietnamese has. A single name in a translated text does not make it Vietnamese.
  function lang(text) {
    var words = text.split(' ');
    return document.documentElement.lang !== 'vi' && words.filter(function (word) { return /[ăđơưạ-ỹ]/i.test(word); }).length * 3 > words.length && 'vi';
  }

  // Where a procedure stands on the reader's day, unless it simply applies.
  draw.phase = function (result) {
    var phase = result.phase, days = phase.split('/'), today = M.iso(M.now().day);
    if (days[1] !== undefined) phase = today < days[0] ? 'upcoming' : days[1] && today > days[1] ? 'ended' : '';
    return phase && draw.make('small', { 'class': 'phase' }, draw.say('is-' + phase));
  };

  // «còn gọi là: nhập hộ khẩu», where that is what was met; of a page, its part; the law by which it was found.
  draw.alias = function (result, kind) {
    var alias = result.alias || { text: result.law, marks: [] };
    return alias.text && draw.make('small', { 'class': 'alias' }, [
      draw.say(result.law ? /\//.test(result.law) ? 'law' : 'form' : kind === 'page' ? 'part' : 'alias') + ': ', draw.marked(result.law || alias.text, result.law ? [] : alias.marks)
    ]);
  };

  // Several short texts or elements with a sign between them; what is short is not broken.
  draw.row = function (name, parts, between) {
    var row = draw.make('small', { 'class': name });
    parts.filter(Boolean).forEach(function (part) {
      if (row.firstChild && between) row.append(between);
      row.append(draw.make('span', part.replace && { 'class': part.length < 28 && 'whole', lang: lang(part) }, part));
    });
    return row.firstChild && row;
  };
  draw.dots = function (parts) { return draw.row('dots', parts, '\u00a0· '); };

  // The address of the list of results for a text. Half a character becomes a sign that may stand in an address.
  draw.address = function (action, text) {
    return text ? action + '?' + new URLSearchParams({ q: text.slice(0, 500) }) : action;
  };
})(window.motcua);
