// The index as the engine holds it: names of entries, which words and pairs of words stand in them, and the words of the language.
(function (M) {
  'use strict';
  M.lines = function (text) { return text.split('\n').slice(0, -1); };
  // A packed figure.
  M.figure = function (text, at) {
    var code = text.charCodeAt(at);
    return code - (code < 34 ? 33 : code < 92 ? 34 : 35);
  };
  // A number in two figures.
  function wide(text, at) { return M.figure(text, 2 * at) * 90 + M.figure(text, 2 * at + 1); }
  // A column: a function from the place to the text that stands there.
  function column(packed) {
    var seat = packed.words.length > 90 ? wide : M.figure;
    return function (at) { return packed.words[seat(packed.seats, at)] || ''; };
  }

  // From the first part to the index. Names come in shards: `addShard` takes one, `grow(until)` reads what came and says whether
  // more is left. In a small index the first part is the only shard and words are counted here; a large one has a guide to the
  // files of words, and `needs` names those that a word asks for.
  M.index = function (root, language) {
    var swap = {};
    for (var i = 0; i < root.swap.length; i += 2) swap[swap[root.swap[i]] = root.swap[i + 1]] = root.swap[i];
    // A packed text with its letters and signs at their own places again.
    function plain(text) { return text.replace(/[^\s|]/g, function (sign) { return swap[sign] || sign; }); }
    var guide = root.guide, numbers = new Map(), terms = [], pairs = new Map(), weights = [], shards = [], fields = {};
    var index = {
      counts: root.counts, size: root.counts.reduce(function (a, b) { return a + b; }), words: M.language(root.words, plain), docs: [], codes: [],
      guide: guide, loaded: {}
    };
    index.part = function (name) { return language + '-' + name + '.js?' + root.version; };
    index.kind = function (id) {
      for (var kind = 0; id >= root.counts[kind]; kind++) id -= root.counts[kind];
      return kind;
    };
    index.addShard = function (part) {
      var shard = { at: 0, first: part.first };
      ['titles', 'aliases', 'stems'].forEach(function (key) { shard[key] = M.lines(part[key]); });
      ['fields', 'fees', 'times', 'levels', 'codes'].forEach(function (key) { shard[key] = column(part[key]); });
      if (part.tails.length !== 2 * shard.titles.length) throw Error('short');
      shard.tails = part.tails;
      shard.phases = part.phases || {};
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
      var id = shard.first + at, title = plain(shard.titles[at]), base = index.words.base(M.fold(title)), about = plain(shard.fields(at));
      var tail = wide(shard.tails, at), code = shard.codes(at) + (tail < 1000 ? ('00' + tail).slice(-3) : ''), digits = code.replace(/\D/g, '').slice(0, 7);
      fields[about] = fields[about] || M.words(M.fold(about));
      var doc = index.docs[id] = { id: id, base: M.words(base[0]), field: fields[about], names: [], rank: M.figure(shard.levels(at), 0), code: code };
      doc.names.push(name(id, title, base[1] ? doc.base.concat(M.words(base[1])) : doc.base, doc.base.length));
      if (shard.aliases[at]) plain(shard.aliases[at]).split('|').forEach(function (text) {
        var words = M.words(M.fold(text));
        doc.names.push(name(id, text, words, words.length));
      });
      if (digits && !guide) index.codes.push([digits, id]);
      doc.show = function () {
        var stem = shard.stems[at], kind = index.kind(id);
        if (stem[0] === '=') stem = stem.slice(1);
        else if (stem) {
          stem = stem.split('*');
          stem = (stem[0] ? M.slug(doc.code) + '-' : '') + M.slug(title).slice(0, stem[1] || 1e9) + stem[2].replace('$', '-' + M.slug(doc.code));
        } else stem = M.slug(title);
        return {
          id: id, href: root.folders[kind] + stem + (kind === 2 ? '' : '/index.html'), title: title, code: doc.code, field: about,
          fee: shard.fees(at), time: shard.times(at), level: shard.levels(at).slice(1), phase: shard.phases[at] || ''
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
    index.known = function (word) { return numbers.has(word); };
    index.all = function (use) { numbers.forEach(function (_, word) { use(word); }); };
    index.term = function (word) { return terms[numbers.get(word)]; };
    index.pair = function (a, b) { return pairs.get(numbers.get(a) * 65536 + numbers.get(b)); };
    // How long a title is, so far as it is known.
    index.length = function (id) { return index.docs[id] ? Math.min(index.docs[id].base.length, 20) : 4 * M.figure(guide.lengths, id) + 2; };
    index.needs = index.needsCodes = index.needsShards = function () { return []; };
    index.below = function () {};
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
    // With the second part: what the language knows besides, the files of words below titles, and those of a large index.
    index.learn = function (part) {
      index.words.learn(part);
      M.deepen(index, root, numbers, terms, pairs);
    };
    if (root.more) index.learn(root.more);
    return index;
  };
  M.slug = function (text) { return M.fold(text).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''); };

  // The words of a language: those that only ask, actions and levels, and a sieve that tells whether a phrase may be one that the
  // second part knows. That one adds phrases by their folded form and what they mean.
  M.language = function (packed, plain) {
    var words = { phrases: new Map(), known: new Set(), actions: [], longest: 1, most: packed.longest, whole: false };
    var bits = packed.hints.length * 6;
    // Folding is quick for a whole text at once; the shapes of a phrase are only asked for when it is met.
    function phrases(text, kind) {
      var folded = M.lines(M.fold(text));
      M.lines(text).forEach(function (line, i) {
        var own = M.words(folded[i].split('=')[0]), key = own.join(' '), list = words.phrases.get(key);
        var phrase = { kind: kind, text: line.split('=')[0], means: (line.split('=')[1] || '').split('|') };
        own.forEach(function (word) { words.known.add(word); });
        words.longest = Math.max(words.longest, own.length);
        if (list) list.push(phrase); else words.phrases.set(key, [phrase]);
      });
    }
    phrases(plain(packed.light), 'q');
    words.learn = function (more) {
      words.phrases.clear();
      phrases(more.synonyms, 's');
      phrases(more.acronyms, 'a');
      phrases(more.stops, 'q');
      phrases(plain(packed.light), 'q');
      words.typing = more.typing;
      words.sound = M.sounds(more.sounds);
      words.whole = true;
    };
    words.hinted = function (key) {
      for (var seed = 1; seed < 4; seed++) {
        for (var hash = seed, i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 16777619) >>> 0;
        hash = (hash ^ hash >>> 15) >>> 0;
        if (!(bits && M.figure(packed.hints, Math.floor(hash % bits / 6)) >> hash % bits % 6 & 1)) return false;
      }
      return true;
    };
    M.lines(plain(packed.actions)).forEach(function (text) { words.actions.push(' ' + M.fold(text) + ' '); });
    var levels = M.lines(plain(packed.levels)).map(M.fold).sort(function (a, b) { return b.length - a.length; });
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
