// The index as the engine holds it: names of entries, which words and pairs of words stand in them, and the words of the language.
(function (M) {
  'use strict';
  M.lines = function (text) { return text.split('\n').slice(0, -1); };
  // A packed figure.
  M.figure = function (text, at) {
    var code = text.charCodeAt(at);
    return code - (code < 34 ? 33 : code < 92 ? 34 : 35);
  };
  // From the first part to the index. Names come in shards: `hold` takes the lists of one, `grow(until)` reads what came and says
  // whether more is left. In a small index the first part is the only shard and words are counted here; a large one has a guide to
  // the files of words, and `before` brings those that a question asks for. An answer depends on its question alone: of what came
  // for questions before it, only the files are looked into that it would have brought by itself.
  M.index = function (root, language) {
    M.plurals = !!root.words.plurals;
    var guide = root.guide, numbers = new Map(), terms = [], pairs = new Map(), weights = [], shards = [], fields = {};
    var index = { counts: root.counts, size: root.counts.reduce(function (a, b) { return a + b; }), docs: [], codes: [], answers: root.answers || [], guide: guide, help: root.help, loaded: {} };
    index.doc = function (id) { return index.docs[id]; };
    index.part = function (name) { return language + '-' + name + '.js?' + root.version; };
    index.kind = function (id) {
      for (var kind = 0; id >= root.counts[kind]; kind++) id -= root.counts[kind];
      return kind;
    };
    // The lists of the first part: the words of the language and, in a small index, the names.
    function begin(text) {
      var lists = text.split('\t');
      index.words = M.language(root.words, lists);
      if (!guide) index.hold(0, lists.slice(3), root.phases);
    }
    // Each list has a line for each entry; a return stands for the line before.
    index.hold = function (first, lists, phases) {
      lists = lists.map(function (text) {
        var last;
        return M.lines(text).map(function (line) { return last = line === '\r' ? last : line; });
      });
      if (lists.length !== 8 || lists.some(function (list) { return list.length !== lists[0].length; })) throw Error('spoiled');
      shards.push({ first: first, at: 0, lists: lists, phases: phases || {} });
    };
    index.grow = function (until) {
      for (; shards.length; shards.shift()) {
        for (var shard = shards[0]; shard.at < shard.lists[0].length; shard.at++) {
          if (shard.at % 8 === 0 && Date.now() >= until) return true;
          read(shard.first + shard.at, shard.phases[shard.at], shard.lists.map(function (list) { return list[shard.at]; }));
        }
      }
      return false;
    };
    function read(id, phase, own) {
      var title = own[0], code = own[3], about = own[4], base = index.words.base(M.fold(title)), digits = code.replace(/\D/g, '').slice(0, 7);
      fields[about] = fields[about] || M.words(M.fold(about));
      var doc = index.docs[id] = { id: id, base: M.words(base[0]), field: fields[about], names: [], rank: +own[7][0], code: code };
      doc.names.push(name(id, title, base[1] ? doc.base.concat(M.words(base[1])) : doc.base, doc.base.length));
      if (own[1]) own[1].split('|').forEach(function (text) {
        var words = M.words(M.fold(text));
        doc.names.push(name(id, text, words, words.length));
      });
      if (digits && !guide) index.codes.push([digits, id]);
      doc.show = function () {
        var stem = own[2], kind = index.kind(id);
        if (stem[0] === '=') stem = stem.slice(1);
        else if (stem) {
          stem = stem.split('*');
          stem = (stem[0] ? M.slug(code) + '-' : '') + M.slug(title).slice(0, stem[1] || 1e9) + stem[2].replace('$', '-' + M.slug(code));
        } else stem = M.slug(title);
        return {
          id: id, href: root.folders[kind] + stem + (kind === 2 ? '' : '/index.html'), title: title, code: code, field: about,
          fee: own[5], time: own[6], level: own[7].slice(1), phase: phase || ''
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
    // How long a title is, roughly in a large index.
    index.length = function (id) { return guide ? 4 * M.figure(guide.lengths, id) + 2 : Math.min(index.docs[id].base.length, 20); };
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
    // With the second part: what the language knows besides, the files of words below titles, and those of a large index.
    index.learn = function (part) {
      index.words.learn(part);
      M.deepen(index, root, numbers, terms, pairs);
    };
    begin(root.text);
    if (root.more) index.learn(root.more);
    return index;
  };
  M.slug = function (text) { return M.fold(text).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''); };

  // The words of a language: those that only ask, actions and levels, and a sieve that tells whether a phrase may be one that the
  // second part knows. That one adds phrases by their folded form and what they mean.
  M.language = function (packed, lists) {
    var words = { actions: [], most: packed.longest, brief: table([[lists[1], 'q']]) };
    var bits = packed.hints.length * 6;
    // Phrases by their folded words. Folding is quick for a whole text at once; the shapes of a phrase are only asked for when it
    // is met.
    function table(texts) {
      var made = { phrases: new Map(), known: new Set(), longest: 1 };
      texts.forEach(function (pair) {
        var folded = M.lines(M.fold(pair[0]));
        M.lines(pair[0]).forEach(function (line, i) {
          var own = M.words(folded[i].split('=')[0]), key = own.join(' '), list = made.phrases.get(key);
          var phrase = { kind: pair[1], text: line.split('=')[0], means: (line.split('=')[1] || '').split('|') };
          own.forEach(function (word) { made.known.add(word); });
          made.longest = Math.max(made.longest, own.length);
          if (list) list.push(phrase); else made.phrases.set(key, [phrase]);
        });
      });
      return made;
    }
    words.learn = function (more) {
      words.typing = more.typing;
      words.sound = M.sounds(more.sounds);
      words.syllable = more.syllable && RegExp(more.syllable);
      words.laws = table([[more.laws, 'law']]);
      words.turns = M.words(M.fold(more.turns));
      words.clauses = table([[more.asks, 'ask'], [more.joints, 'joint']]);
      words.full = table([[more.synonyms, 's'], [more.acronyms, 'a'], [more.stops, 'q'], [lists[1], 'q']]);
    };
    words.hinted = function (key) {
      for (var seed = 1; seed < 4; seed++) {
        for (var hash = seed, i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 16777619) >>> 0;
        hash = (hash ^ hash >>> 15) >>> 0;
        if (!(bits && M.figure(packed.hints, Math.floor(hash % bits / 6)) >> hash % bits % 6 & 1)) return false;
      }
      return true;
    };
    M.lines(lists[0]).forEach(function (text) { words.actions.push(' ' + M.fold(text) + ' '); });
    var levels = M.lines(lists[2]).map(M.fold).sort(function (a, b) { return b.length - a.length; });
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
