// The index as the engine holds it: names of entries, which words and pairs of words stand in them, and the words of the language.
(function (M) {
  'use strict';
  M.lines = function (text) { return text.split('\n').slice(0, -1); };
  // A packed figure.
  M.figure = function (text, at) {
    var code = text.charCodeAt(at);
    return code - (code < 34 ? 33 : code < 92 ? 34 : 35);
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
  // A column: a function from the place to the text that stands there.
  function column(packed) {
    var wide = packed.words.length > 90;
    return function (at) {
      var seat = wide ? M.figure(packed.seats, 2 * at) * 90 + M.figure(packed.seats, 2 * at + 1) : M.figure(packed.seats, at);
      return at * (wide ? 2 : 1) < packed.seats.length ? packed.words[seat] : '';
    };
  }

  // From the first part to the index. Names come in shards: `addShard` takes one, `grow(until)` reads what came and says whether
  // more is left. In a small index the first part is the only shard and words are counted here; a large one has a guide to the
  // files of words, and `needs` names those that a word asks for.
  M.index = function (root, language) {
    var guide = root.guide, numbers = new Map(), terms = [], pairs = new Map(), weights = [], shards = [], fields = {}, body = new Map();
    var index = {
      counts: root.counts, size: root.counts.reduce(function (a, b) { return a + b; }), words: M.language(root.words), docs: [], codes: [],
      guide: guide, loaded: {}
    };
    index.part = function (letter, number) { return language + '-' + letter + number + '.js?' + root.version; };
    index.kind = function (id) {
      for (var kind = 0; id >= root.counts[kind]; kind++) id -= root.counts[kind];
      return kind;
    };
    index.addShard = function (part) {
      var shard = { at: 0, first: part.first };
      ['titles', 'aliases', 'stems', 'codes'].forEach(function (key) { shard[key] = M.lines(part[key]); });
      ['fields', 'fees', 'times', 'levels'].forEach(function (key) { shard[key] = column(part[key]); });
      if (shard.titles.length !== part.ranks.length || shard.codes.length !== part.ranks.length) throw Error('short');
      shard.ranks = part.ranks;
      shard.folded = M.lines(M.fold(part.titles));
      shard.others = M.lines(M.fold(part.aliases));
      shards.push(shard);
    };
    index.grow = function (until) {
      for (; shards.length; shards.shift()) {
        for (var shard = shards[0]; shard.at < shard.titles.length; shard.at++) {
          if (shard.at % 8 === 0 && Date.now() >= until) return true;
          read(shard, shard.at);
        }
      }
      return false;
    };
    function read(shard, at) {
      var id = shard.first + at, base = index.words.base(shard.folded[at]), about = shard.fields(at), digits = shard.codes[at].replace(/\D/g, '').slice(0, 7);
      fields[about] = fields[about] || M.words(M.fold(about));
      var doc = index.docs[id] = { id: id, base: M.words(base[0]), field: fields[about], names: [], rank: M.figure(shard.ranks, at), code: shard.codes[at] };
      doc.names.push(name(id, shard.titles[at], base[1] ? doc.base.concat(M.words(base[1])) : doc.base, doc.base.length));
      if (shard.aliases[at]) shard.aliases[at].split('|').forEach(function (text, n) {
        var words = M.words(shard.others[at].split('|')[n]);
        doc.names.push(name(id, text, words, words.length));
      });
      if (digits && !guide) index.codes.push([digits, id]);
      doc.show = function () {
        var stem = shard.stems[at], kind = index.kind(id), title = doc.names[0].text;
        if (stem[0] === '=') stem = stem.slice(1);
        else if (stem) {
          stem = stem.split('*');
          stem = (stem[0] ? M.slug(doc.code) + '-' : '') + M.slug(title).slice(0, stem[1]) + stem[2];
        } else stem = M.slug(title);
        return {
          id: id, href: root.folders[kind] + stem + (kind === 2 ? '' : '/index.html'), title: title, code: doc.code, field: about,
          fee: shard.fees(at), time: shard.times(at), level: shard.levels(at)
        };
      };
    }
    function post(list, id) { if (list[list.length - 1] !== id) list.push(id); }
    // A name of an entry; in a small index its words, and pairs of them as one number, are noted.
    function name(id, text, words, own) {
      var last = -1;
      if (!guide) words.forEach(function (word) {
        var number = numbers.get(word);
        if (number === undefined) numbers.set(word, number = terms.push([]) - 1);
        post(terms[number], id);
        if (last >= 0) {
          var key = last * 65536 + number, list = pairs.get(key);
          if (list) post(list, id); else pairs.set(key, [id]);
        }
        last = number;
      });
      return { text: text, words: words, own: own };
    }
    if (guide) M.lines(guide.terms).forEach(function (word, number) { numbers.set(word, number); });
    if (guide && numbers.size !== guide.weights.length) throw Error('short');
    index.known = function (word) { return numbers.has(word); };
    index.all = function (use) { numbers.forEach(function (_, word) { use(word); }); };
    index.term = function (word) { return terms[numbers.get(word)]; };
    index.pair = function (a, b) { return pairs.get(numbers.get(a) * 65536 + numbers.get(b)); };
    // How long a title is, so far as it is known.
    index.length = function (id) { return index.docs[id] ? Math.min(index.docs[id].base.length, 20) : 4 * M.figure(guide.lengths, id) + 2; };
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
      return seats.map(function (at) { return index.part(letter, at); }).filter(function (name, i, list) { return !index.loaded[name] && list.indexOf(name) === i; });
    }
    index.needs = function (words) {
      return guide ? missing('p', words.filter(index.known).map(function (word) { return seat(guide.posts, numbers.get(word)); })) : [];
    };
    index.needsCodes = function (codes) { return guide ? missing('c', codes.map(function (code) { return seat(guide.codes, code.slice(0, 7).slice(-6)); })) : []; };
    index.needsShards = function (ids) { return guide ? missing('s', ids.map(function (id) { return id >> 7; })) : []; };
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
    // How much a word tells: the fewer entries have it, the more.
    index.weight = function (word) {
      var number = numbers.get(word), lists;
      if (number === undefined) {
        lists = index.below(word);
        return Math.log(1 + index.size / (lists ? lists.near.size + lists.far.size : 1));
      }
      return weights[number] || (weights[number] = guide ? M.figure(guide.weights, number) / 8 : Math.log(1 + index.size / terms[number].length));
    };
    if (root.shard) index.addShard(root.shard);
    return index;
  };
  M.slug = function (text) { return M.fold(text).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''); };

  // The words of a language: phrases by their folded form, what they mean, which of them only ask.
  M.language = function (packed) {
    var words = { phrases: new Map(), known: new Set(), actions: [], typing: packed.typing, sound: M.sounds(packed.sounds), longest: 1 };
    // Folding is quick for a whole text at once; the shapes of a phrase are only asked for when it is met.
    function phrases(text, kind) {
      var plain = M.lines(M.fold(text));
      M.lines(text).forEach(function (line, i) {
        var own = M.words(plain[i].split('=')[0]), key = own.join(' '), list = words.phrases.get(key);
        var phrase = { kind: kind, text: line.split('=')[0], means: (line.split('=')[1] || '').split('|') };
        own.forEach(function (word) { words.known.add(word); });
        words.longest = Math.max(words.longest, own.length);
        if (list) list.push(phrase); else words.phrases.set(key, [phrase]);
      });
    }
    phrases(packed.synonyms, 's');
    phrases(packed.acronyms, 'a');
    phrases(packed.stops, 'q');
    M.lines(packed.actions).forEach(function (text) { words.actions.push(' ' + M.fold(text) + ' '); });
    var levels = M.lines(packed.levels).map(M.fold).sort(function (a, b) { return b.length - a.length; });
    // A folded title in two: what it is about, and the phrases that tell its level.
    words.base = function (folded) {
      var level = '';
      levels.forEach(function (phrase) {
        var at = folded.indexOf(phrase);
        if (at < 0 || /[a-z]/.test(folded[at - 1] || '') || /[a-z]/.test(folded[at + phrase.length] || '')) return;
        level += ' ' + phrase;
        folded = folded.slice(0, at) + folded.slice(at + phrase.length);
      });
      return [folded, level];
    };
    return words;
  };
})(window.motcua);
