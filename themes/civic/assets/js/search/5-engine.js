// The engine: loads the index, answers questions, cuts long work in slices.
(function (M) {
  'use strict';
  var KINDS = ['procedure', 'office', 'form', 'life-event', 'page'];
  // A slice of work in milliseconds, longer while nothing can be answered yet; without timers it all happens at once. How long a
  // word that is being typed may wait for the second part, in milliseconds; how many candidates are looked at exactly; from how much
  // of it a text counts as answered, and an answer as found; how much of a name must be asked, that it was asked for by name; how
  // many files one question may cost.
  var SLICE = window.setTimeout ? 12 : Infinity, FIRST = 2 * SLICE, REST = 250, MOST = 80, ENOUGH = .8, FOUND = .6, NAMED = .75, FILES = 6;
  // The parts that are on their way: what is done with each, and who waits for it.
  var flights = {};

  M.part = function (name, payload) {
    var flight = flights[name];
    if (flight) try { flight.use(payload, flight.name); flight.came = true; } catch (error) { /* Then it did not come. */ }
  };

  M.open = function (language, load) {
    var index, start, ready = false, broken = false, asks = 0;
    language = language.toLowerCase();
    // Brings parts, each once, gives them to `use`, then goes on; one that is missing or cut short is remembered. Who asks for a
    // part that is on its way waits for it too: the next letter must not be answered without the words of the one before.
    function bring(names, use, done) {
      var left = names.length;
      function landed() { if (!--left) done(); }
      if (!left) done();
      names.forEach(function (name) {
        var bare = name.split('?')[0], flight = flights[bare];
        if (flight) return flight.waits.push(landed);
        flight = flights[bare] = { use: use, name: name, waits: [landed] };
        load(name, function (error) {
          delete flights[bare];
          if (error || !flight.came) broken = true; else index.loaded[name] = true;
          flight.waits.forEach(function (landed) { landed(); });
        });
      });
    }
    function go() {
      ready = true;
      if (start) start();
    }
    bring([language + '.js'], function (part) { index = M.index(part, language); }, function () { slices(grow, go, FIRST); });
    // The first part, unless it is spoiled.
    function grow(until) {
      try { return index && index.grow(until); } catch (error) { index = null; }
    }

    function run(query, limit, done) {
      var mine = ++asks, asked, best, question = { text: M.clean(query), bring: bring, files: FILES, parts: new Set() };
      if (!index) return done(blank(query, 'broken'));
      // A large index has all words at once.
      question.whole = !!index.guide;
      index.question = question;
      broken = false;
      before('text', read);
      // What goes on only while nothing newer is asked.
      function newest(work) { return function () { if (mine === asks) work(); }; }
      // Goes on when what a large index keeps in files of its own for this step is here.
      function before(step, work) { if (index.before) index.before[step](question, newest(work)); else work(); }
      // Does a work for each of a list, in slices.
      function each(list, work, done) {
        slices(function (until) {
          while (list.length && Date.now() < until) work(list.shift());
          return list.length && mine === asks;
        }, newest(done));
      }
      function read() {
        var rough = [];
        question.asked = asked = M.understand(question, index);
        if (asked.doubts && index.words.full) return learned();
        if (asked.laws.length && !question.deep) return bring(index.beneath(question), index.addBelow, newest(read));
        before('words', function () {
          each(asked.readings.slice(), function (reading) { rough = rough.concat(M.rough(M.weigh(reading, index), index)); }, function () {
            look(rough.sort(byScore).slice(0, MOST));
          });
        });
      }
      // The exact look at those whose code was asked for and at the best, so far as their names are here.
      function look(hits) {
        hits = asked.codes.concat(asked.cited.map(function (pair) { return pair[0]; })).map(function (id) { return { id: id, reading: M.weigh({ tokens: [], said: [] }, index) }; }).concat(hits);
        question.ids = hits.map(function (hit) { return hit.id; });
        best = new Map();
        before('names', function () {
          slices(index.grow, function () {
            each(hits, function (hit) {
              var fit = index.doc(hit.id) && M.exact(hit.reading, hit.id, index, asked.marked);
              if (fit && (!best.has(hit.id) || best.get(hit.id).score < fit.score)) best.set(hit.id, fit);
            }, tell);
          });
        });
      }
      function tell() {
        asked.codes.forEach(function (id) {
          var fit = best.get(id);
          if (!fit) return;
          fit.parts.code = 2;
          fit.score += 2;
        });
        asked.cited.forEach(function (pair) {
          var fit = best.get(pair[0]);
          if (!fit || fit.law) return;
          fit.law = pair[1];
          fit.parts.law = 1;
          fit.score += 1;
        });
        var fits = Array.from(best.values()).sort(byScore), isPoor = !asked.codes.length && !asked.cited.length && !fits.some(function (fit) { return fit.met > ENOUGH; });
        var direct = answered(question.text, index, fits[0]), doubts = question.whole || broken ? 0 : isPoor ? 2 : asked.doubts, below = isPoor && question.whole && !question.deep && !broken;
        if (!doubts || !isPoor || direct) {
          var told = answer(asked, fits, limit, index);
          told.direct = direct;
          // What only comes nearest says nothing beside an answer.
          if (direct && told.state === 'nearest') {
            told.groups = told.groups.filter(function (group) { return group.kind === 'page'; });
            told.left = [];
          }
          told.query = query;
          told.partial = !!(below || doubts);
          if (broken) told.state = 'broken';
          done(told);
        }
        if (below) bring(index.beneath(question), index.addBelow, newest(read));
        else if (doubts === 1 && window.setTimeout) setTimeout(newest(learn), REST);
        else if (doubts) learn();
      }
      // Goes on with what the second part knows.
      function learn() { if (index.words.full) learned(); else bring([index.part('w')], index.learn, newest(learned)); }
      function learned() {
        question.whole = !!index.words.full;
        read();
      }
    }
    return {
      ask: function (text, limit, done) {
        start = function () { run(text, limit, done); };
        if (ready) start();
      }
    };
  };

  // Works in slices: `work(until)` says whether more is left.
  function slices(work, done, span) {
    if (work(Date.now() + (span || SLICE))) setTimeout(slices, 0, work, done, span); else done();
  }
  function blank(query, state) { return { query: query, state: state, partial: false, direct: null, corrected: '', left: [], groups: [] }; }

  function byScore(a, b) { return b.score - a.score || a.id - b.id; }

  // The answer that the catalog gives at once: its words are the whole question, or several of them stand in one that names no
  // procedure and no office.
  function answered(text, index, top) {
    var words = asked(text), isNamed = top && index.kind(top.id) < 2 && top.met > ENOUGH, best = null, most = 0;
    function asked(text) {
      var all = M.words(M.fold(text)), telling = all.filter(function (word) { return !index.words.brief.phrases.has(word); });
      return telling.length ? telling : all;
    }
    function joined(words) { return ' ' + words.join(' ') + ' '; }
    index.answers.forEach(function (answer) {
      answer.words.forEach(function (phrase) {
        var own = asked(phrase), isWhole = joined(own) === joined(words);
        if (own.length <= most || !isWhole && (isNamed || own.length < 2 || joined(words).indexOf(joined(own)) < 0)) return;
        best = answer;
        most = own.length;
      });
    });
    return best;
  }

  function answer(asked, fits, limit, index) {
    var result = blank('', 'none'), top = fits[0], firsts = new Map(), isNumber = asked.codes.length + asked.cited.length > 0;
    // An office, a page or another thing that is no procedure stands first when it was asked for by its name: then what fits badly
    // is not shown at all. Or when no procedure fits.
    var isOther = top && !isNumber && index.kind(top.id) > 0, isNamed = isOther && top.met > FOUND && top.cover > NAMED;
    // Most of what was asked stands there, almost all where it is no procedure; or a name was asked among other things.
    function isFound(fit) { return fit.met > (index.kind(fit.id) ? ENOUGH : FOUND) || fit.met > FOUND / 2 && fit.cover > NAMED; }
    var groups = KINDS.map(function (kind) { return { kind: kind, results: [] }; });
    fits.forEach(function (fit) {
      var kind = index.kind(fit.id), doc = index.docs[fit.id], base = kind ? fit.id : doc.base.join(' '), first = firsts.get(base), shown;
      if (kind && fit.score < .35 || isNamed && fit.met <= FOUND) return;
      if (first) {
        shown = doc.show();
        first.same.push({ href: shown.href, level: shown.level, code: shown.code });
      } else if (groups[kind].results.length < limit) {
        shown = M.show(doc, fit);
        firsts.set(base, shown);
        groups[kind].results.push(shown);
      }
    });
    if (isNamed || isOther && !fits.some(function (fit) { return !index.kind(fit.id) && fit.met > FOUND / 2 && (fit.met > FOUND || fit.cover > .5); })) {
      groups.unshift(groups.splice(index.kind(top.id), 1)[0]);
    }
    result.groups = groups.filter(function (group) { return group.results.length; });
    if (result.groups.length) result.state = isNumber || fits.some(isFound) ? 'found' : 'nearest';
    if (index.question.whole) M.remark(result, index, asked, fits);
    return result;
  }

  M.show = function (doc, fit) {
    var result = doc.show(), other = fit.alias ? doc.names[fit.alias].text : '';
    var asked = M.telling(fit.reading.tokens);
    function marks(text) {
      var list = [];
      M.tokens(text).forEach(function (token) {
        var last = list[list.length - 1];
        if (asked.indexOf(token.fold) < 0) return;
        if (last && !text.slice(last[1], token.from).trim()) last[1] = token.to;
        else list.push([token.from, token.to]);
      });
      return list;
    }
    return Object.assign(result, {
      marks: marks(result.title), alias: other ? { text: other, marks: marks(other) } : null, same: [], law: fit.law || '', score: fit.score, parts: fit.parts
    });
  };
})(window.motcua);
