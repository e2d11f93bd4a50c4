// What an index holds beyond names: words below titles, and, in a large one, the files of words, codes and names.
(function (M) {
  'use strict';
  // How many of the files that one question may cost are kept for names.
  var SHARDS = 2;

  M.deepen = function (index, root, numbers, terms, pairs) {
    var guide = root.guide, body = new Map(), laws = [];
    // The last of ascending values that is not above this one.
    function seat(list, value) {
      for (var at = list.length - 1; at > 0 && list[at] > value;) at--;
      return at;
    }
    // The parts of this letter that a question needs and has not got yet: the first of them, so far as it may cost any more and so
    // many are kept for later. What came before for another question costs the same, and is not brought again.
    function missing(question, letter, seats, kept) {
      var names = seats.map(function (at) { return index.part(letter + at); }).filter(function (name, i, list) {
        return !question.parts.has(name) && list.indexOf(name) === i;
      }).slice(0, Math.max(0, question.files - kept));
      question.files -= names.length;
      names.forEach(function (name) { question.parts.add(name); });
      return names.filter(function (name) { return !index.loaded[name]; });
    }

    // The files of words below titles, for those words of a question that no title has; once.
    index.beneath = function (question) {
      question.deep = true;
      var unknown = M.telling(question.asked.readings[0].tokens).filter(function (word) { return !(guide && index.known(word)); });
      var keys = [].concat.apply([], question.asked.laws.map(function (law) { return law.forms || ['§' + law.number + '/']; })).concat(unknown);
      return missing(question, 'b', keys.map(function (word) { return seat(root.bodies, word); }), 0);
    };
    index.addBelow = function (part, file) {
      var lists = M.lines(part.posts), names = M.lines(part.terms);
      if (part.size !== index.size || lists.length !== names.length) throw Error('of another index');
      names.forEach(function (word, i) {
        if (word[0] === '§') laws.push([word.slice(1), lists[i], file]); else body.set(word, lists[i]);
      });
    };
    // Who cites a law or asks for a form, as [entry, how it is written].
    index.cited = function (law) {
      var form = law.forms && law.forms.filter(index.below)[0], asking = form && index.below(form);
      if (law.forms) return asking ? (asking[0].length ? asking[0] : asking[1] || []).map(function (id) { return [id, law.letters + form.replace(/^\D+/, '')]; }) : [];
      return [].concat.apply([], laws.filter(function (one) {
        return index.question.parts.has(one[2]) && one[0].indexOf(law.number + '/') === 0 && M.isLaw(law, one[0].slice(law.number.length + 1));
      }).map(function (one) {
        return M.gaps(one[1].split('~')[0]).map(function (id) { return [id, one[0].slice(law.number.length + 1)]; });
      }));
    };
    // Where a word stands below the title: [near, far], each a list of entries.
    index.below = function (word) {
      var lists = index.question.deep && index.question.parts.has(index.part('b' + seat(root.bodies, word))) && body.get(word);
      if (typeof lists === 'string') {
        lists = lists.split('~').map(M.gaps);
        lists.near = new Set(lists[0]);
        lists.far = new Set(lists[1] || []);
        body.set(word, lists);
      }
      return lists;
    };
    if (!guide) return;

    // Of words, pairs and names only what stands in the files of the question.
    function isAsked(number) { return index.question.parts.has(index.part('p' + seat(guide.posts, number))); }
    index.term = function (word) {
      var number = numbers.get(word);
      return isAsked(number) ? terms[number] : undefined;
    };
    index.pair = function (a, b) {
      var first = numbers.get(a), list = pairs.get(first * 65536 + numbers.get(b));
      return list && isAsked(first) ? list : undefined;
    };
    index.doc = function (id) { return index.question.parts.has(index.part('s' + (id >> 7))) ? index.docs[id] : undefined; };
    M.lines(guide.terms).forEach(function (word, number) { numbers.set(word, number); });
    if (numbers.size !== guide.weights.length) throw Error('short');
    function addPosts(part) {
      M.lines(part.lists).forEach(function (line, i) {
        line.split('~').forEach(function (list, n) {
          if (n) pairs.set((part.first + i) * 65536 + M.figure(list, 0) * 90 + M.figure(list, 1), M.gaps(list.slice(2)));
          else terms[part.first + i] = M.gaps(list);
        });
      });
    }
    // In the names of a large index letters and signs have changed places.
    var swap = {};
    Array.from(root.swap).forEach(function (sign, i, signs) { swap[sign] = signs[i ^ 1]; });
    function addShard(part) {
      index.hold(part.first, part.text.replace(/[^\s|]/g, function (sign) { return swap[sign] || sign; }).split('\t'), part.phases);
    }
    // Brings the files of the words of these readings, those first that tell most.
    function posts(question, readings, done) {
      var list = [];
      readings.forEach(function (reading) {
        list = list.concat(M.telling(reading.tokens).sort(function (a, b) { return index.weight(b) - index.weight(a); }));
      });
      var seats = list.filter(index.known).map(function (word) { return seat(guide.posts, numbers.get(word)); });
      question.bring(missing(question, 'p', seats, SHARDS), addPosts, done);
    }
    // What a question needs before each step: the files of its codes and of the words that tell most as it stands, those of all
    // that it may mean, the names of what may fit.
    index.before = {
      text: function (question, done) {
        var seats = (question.text.match(M.FIGURES) || []).map(function (found) { return found.replace(/\D/g, ''); }).filter(function (digits) {
          return digits.length > 5;
        }).map(function (digits) { return seat(guide.codes, digits.slice(0, 7).slice(-6)); });
        question.bring(missing(question, 'c', seats, SHARDS), function (part, name) {
          part.codes.forEach(function (code, i) { index.codes.push([code, part.ids[i], name]); });
        }, function () { posts(question, M.understand(question, index, true).readings.slice(0, 1), done); });
      },
      words: function (question, done) { posts(question, question.asked.readings, done); },
      names: function (question, done) {
        var shards = question.ids.map(function (id) { return id >> 7; });
        question.bring(missing(question, 's', shards, question.files > SHARDS ? 1 : 0), addShard, done);
      }
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
