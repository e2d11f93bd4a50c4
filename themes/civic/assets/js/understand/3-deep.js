// What an index holds beyond names: words below titles, and, in a large one, the files of words, codes and names.
(function (M) {
  'use strict';
  M.deepen = function (index, root, numbers, terms, pairs) {
    var guide = root.guide, body = new Map();
    if (guide) M.lines(guide.terms).forEach(function (word, number) { numbers.set(word, number); });
    if (guide && numbers.size !== guide.weights.length) throw Error('short');
    index.addPosts = function (part) {
      M.lines(part.lists).forEach(function (line, i) {
        line.split('~').forEach(function (list, n) {
          if (n) pairs.set((part.first + i) * 65536 + M.figure(list, 0) * 90 + M.figure(list, 1), M.gaps(list.slice(2)));
          else terms[part.first + i] = M.gaps(list);
        });
      });
    };
    index.addCodes = function (part) { part.codes.forEach(function (code, i) { index.codes.push([code, part.ids[i]]); }); };
    // The last of ascending values that is not above this one.
    function seat(list, value) {
      for (var at = list.length - 1; at > 0 && list[at] > value;) at--;
      return at;
    }
    // The names of the parts that are not here yet and hold these words, these codes, these entries, these words below titles.
    function missing(letter, seats) {
      return seats.map(function (at) { return index.part(letter + at); }).filter(function (name, i, list) { return !index.loaded[name] && list.indexOf(name) === i; });
    }
    if (guide) {
      index.needs = function (words) { return missing('p', words.filter(index.known).map(function (word) { return seat(guide.posts, numbers.get(word)); })); };
      index.needsCodes = function (codes) { return missing('c', codes.map(function (code) { return seat(guide.codes, code.slice(0, 7).slice(-6)); })); };
      index.needsShards = function (ids) { return missing('s', ids.map(function (id) { return id >> 7; })); };
    }
    index.needsBelow = function (words) {
      return missing('b', words.map(function (word) { return seat(root.bodies, word); }));
    };
    index.addBelow = function (part) {
      var lists = M.lines(part.posts), names = M.lines(part.terms);
      if (part.size !== root.counts[0] || lists.length !== names.length) throw Error('of another index');
      names.forEach(function (word, i) { body.set(word, lists[i]); });
    };
    // Where a word stands below the title: [near, far], each a list of entries.
    index.below = function (word) {
      var lists = body.get(word);
      if (typeof lists === 'string') {
        lists = lists.split('~').map(M.gaps);
        lists.near = new Set(lists[0]);
        lists.far = new Set(lists[1] || []);
        body.set(word, lists);
      }
      return lists;
    };
  };
  // Ascending numbers from the gaps between them.
  M.gaps = function (text) {
    var list = [], next = 0, digits = [], figure;
    for (var i = 0; i < text.length; i++) {
      figure = M.figure(text, i);
      if (figure >= 60) { digits.push(figure - 60); continue; }
      while (digits.length) figure = figure * 30 + digits.pop() + 60;
      list.push(next += figure);
      next++;
    }
    return list;
  };
})(window.motcua);
