// From an answer to elements of the page. Texts become text nodes and attributes, never markup.
(function () {
  'use strict';
  var motcua = window.motcua;
  var draw = motcua.draw = {};

  // A word of the interface, with its blanks filled in.
  draw.say = function (key, blanks) {
    return (motcua.words[key] || '').replace(/\{(\w+)\}/g, function (blank, name) {
      return blanks && name in blanks ? blanks[name] : blank;
    });
  };

  draw.count = function (key, n) {
    return draw.say(key + (n === 1 ? '_one' : '_other'), { n: n });
  };

  // What was typed, short enough to be shown in a sentence, and without half a character at its end.
  draw.short = function (text) {
    text = text.replace(/\s+/g, ' ').trim();
    var letters = Array.from(text.slice(0, 200));
    return letters.length > 60 ? letters.slice(0, 59).join('') + '…' : text;
  };

  draw.make = function (tag, about, inside) {
    var element = document.createElement(tag);
    for (var name in about) if (about[name]) element.setAttribute(name, about[name]);
    [].concat(inside || []).forEach(function (part) { if (part) element.append(part); });
    return element;
  };

  // Puts parts in the place of what an element held.
  draw.fill = function (element, parts) {
    element.textContent = '';
    parts.forEach(function (part) { element.append(part); });
  };

  // A text with the places that were met marked; places that cannot be are left out.
  draw.marked = function (text, marks) {
    var parts = [];
    var at = 0;
    (marks || []).forEach(function (mark) {
      if (!(mark[0] >= at && mark[1] > mark[0] && mark[1] <= text.length)) return;
      parts.push(text.slice(at, mark[0]), draw.make('mark', null, text.slice(mark[0], mark[1])));
      at = mark[1];
    });
    return parts.concat(text.slice(at));
  };

  // «còn gọi là: nhập hộ khẩu», where that is what was met.
  draw.alias = function (result) {
    return result.alias && draw.make('small', { 'class': 'alias' }, [draw.say('alias') + ': '].concat(draw.marked(result.alias.text, result.alias.marks)));
  };

  // Several short texts or elements with a dot between them; the shortest are not broken.
  draw.row = function (name, parts) {
    parts = parts.filter(Boolean);
    if (!parts.length) return null;
    return draw.make('small', { 'class': name }, parts.map(function (part) {
      return draw.make('span', null, part.length < 20 && part.replace ? part.replace(/ /g, '\u00a0') : part);
    }));
  };

  // The address of the list of results for a text. Half a character becomes a sign that may stand in an address.
  draw.address = function (action, text) {
    return text ? action + '?' + new URLSearchParams({ q: text.slice(0, 500) }) : action;
  };
})();
