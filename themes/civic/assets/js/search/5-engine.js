// The engine: loads the index, answers questions, cuts long work in slices.
(function (M) {
  'use strict';
  var KINDS = ['procedure', 'office', 'form', 'life-event', 'page'];
  // A slice of work in milliseconds; how many candidates are looked at exactly; from where a text counts as answered; how many
  // files one question may cost, and how many of them are kept for names. How long a word that is being typed may wait for the
  // second part, in milliseconds.
  var SLICE = 12, REST = 250, MOST = 80, ENOUGH = .8, FILES = 6, SHARDS = 2;
  var waiting = {};

  M.part = function (name, payload) { if (waiting[name]) waiting[name](payload); };

  M.open = function (language, load) {
    language = language.toLowerCase();
    var index = null, ready = false, broken = false, asks = 0, pending = [], flights = {};
    // Brings a part and gives it to `use`; one that is missing or cut short is told by `done(true)`. Who asks for a part that
    // is on its way waits for it too: the next letter must not be answered without the words of the one before.
    function bring(name, use, done) {
      var came = false, bare = name.split('?')[0], waits = flights[name];
      if (waits) { waits.push(done); return; }
      waits = flights[name] = [done];
      waiting[bare] = function (part) {
        try { use(part); came = true; } catch (error) { came = false; }
      };
      load(name, function (error) {
        delete waiting[bare];
        delete flights[name];
        waits.forEach(function (done) { done(!!error || !came); });
      });
    }
    // Brings several parts, each once, then goes on.
    function bringAll(names, use, done) {
      var left = names.length;
      if (!left) { done(); return; }
      names.forEach(function (name) {
        bring(name, use, function (failed) {
          if (failed) broken = true; else index.loaded[name] = true;
          if (!--left) done();
        });
      });
    }
    bring(language + '.js', function (part) { index = M.index(part, language); }, function (failed) {
      function go() { ready = true; pending.splice(0).forEach(function (ask) { ask(); }); }
      if (failed) { index = null; broken = true; go(); } else slices(index.grow, go);
    });

    function ask(text, limit, done) {
      var mine = ++asks;
      function start() { if (mine === asks) run(String(text), limit || 10, done, function () { return mine === asks; }); }
      if (ready) start(); else pending.push(start);
    }
    function run(query, limit, done, isNewest) {
      var text = M.clean(query), quick, asked, told, below = false, left = FILES;
      if (!index) { done(blank(query, 'broken')); return; }
      broken = false;
      bringAll(some(index.needsCodes(M.figures(text).filter(function (digits) { return digits.length > 5; })), SHARDS), index.addCodes, function () {
        quick = index.guide && M.understand(text, index, true);
        bringAll(quick ? some(index.needs(telling(quick.readings[0])), SHARDS) : [], index.addPosts, read);
      });
      // The first of these files, so far as the question may cost any more, and so many are kept for later.
      function some(names, kept) {
        names = names.slice(0, Math.max(0, left - kept));
        left -= names.length;
        return names;
      }
      // The words of a reading that tell most.
      function telling(reading) {
        var words = reading.filter(function (token) { return !token.light; }).map(function (token) { return token.fold; });
        return words.sort(function (a, b) { return index.weight(b) - index.weight(a); });
      }
      function read() {
        if (!isNewest()) return;
        asked = M.understand(text, index);
        var words = [];
        if (index.guide) asked.readings.forEach(function (reading) { words = words.concat(telling(reading)); });
        bringAll(some(index.needs(words), SHARDS), index.addPosts, function () {
          var readings = asked.readings.slice(), rough = [];
          slices(function (until) {
            while (readings.length && isNewest()) {
              rough = rough.concat(M.rough(M.weigh(readings.shift(), index), index));
              if (Date.now() >= until) break;
            }
            return readings.length && isNewest();
          }, function () { look(rough.sort(function (a, b) { return b.score - a.score || a.id - b.id; }).slice(0, MOST)); });
        });
      }
      // The exact look at the best, so far as their names are here.
      function look(rough) {
        if (!isNewest()) return;
        var ids = asked.codes.concat(rough.map(function (hit) { return hit.id; })), best = new Map(), hits = rough.slice();
        bringAll(some(index.needsShards(ids).slice(0, Math.max(SHARDS, left - 1)), 0), index.addShard, function () {
          slices(index.grow, function () {
            slices(function (until) {
              while (hits.length && isNewest()) {
                var hit = hits.shift(), fit = index.docs[hit.id] && M.exact(hit.reading, hit.id, index, asked.marked);
                if (fit && (!best.has(hit.id) || best.get(hit.id).score < fit.score)) best.set(hit.id, fit);
                if (Date.now() >= until) break;
              }
              return hits.length && isNewest();
            }, function () { if (isNewest()) tell(best); });
          });
        });
      }
      function tell(best) {
        asked.codes.forEach(function (id) {
          if (!index.docs[id]) return;
          var fit = best.get(id) || M.exact(M.weigh([], index), id, index, false);
          fit.parts.code = 2;
          fit.score += 2;
          best.set(id, fit);
        });
        told = answer(query, asked, best, limit, index);
        // Words that no title has may stand below one.
        var words = asked.readings[0].filter(function (token) { return !token.light && !(index.guide && index.known(token.fold)); }).map(function (token) { return token.fold; });
        var isPoor = !asked.codes.length && !Array.from(best.values()).some(function (fit) { return fit.met > ENOUGH; });
        var isWhole = index.words.whole || broken, doubts = isWhole ? 0 : asked.doubts || (isPoor ? 2 : 0);
        var names = isPoor && !below && index.words.whole ? some(index.needsBelow(words), 0) : [];
        if (index.words.whole) below = true;
        told.partial = names.length + doubts > 0;
        if (broken) told.state = 'broken';
        if (!doubts || !isPoor) done(told);
        if (doubts) wait(doubts === 1 && !isPoor ? REST : 0, function () { if (isNewest()) bringAll([index.part('w')], index.learn, read); });
        else if (names.length) bringAll(names, index.addBelow, read);
      }
    }
    return { ask: ask };
  };

  // Works in slices: `work(until)` says whether more is left. Without timers it all happens at once.
  function slices(work, done) {
    while (work(Date.now() + SLICE)) {
      if (typeof setTimeout === 'function') { setTimeout(function () { slices(work, done); }, 0); return; }
    }
    done();
  }
  function wait(milliseconds, work) {
    if (milliseconds && typeof setTimeout === 'function') setTimeout(work, milliseconds); else work();
  }
  function blank(query, state) { return { query: query, state: state, partial: false, corrected: '', groups: [] }; }

  function answer(query, asked, best, limit, index) {
    var result = blank(query, 'none'), ids = Array.from(best.keys()), groups = {};
    ids.sort(function (a, b) { return best.get(b).score - best.get(a).score || a - b; });
    ids.forEach(function (id) {
      var kind = index.kind(id), fit = best.get(id), doc = index.docs[id], list = groups[kind] || (groups[kind] = { byBase: {}, results: [] });
      if (kind && fit.score < .35) return;
      var base = kind ? id : doc.base.join(' '), first = list.byBase[base];
      if (first) {
        var other = doc.show();
        first.same.push({ href: other.href, level: other.level, code: other.code });
      } else if (list.results.length < limit) list.results.push(list.byBase[base] = shown(doc, fit));
    });
    KINDS.forEach(function (kind, k) { if (groups[k] && groups[k].results.length) result.groups.push({ kind: kind, results: groups[k].results }); });
    if (result.groups.length) {
      var top = best.get(ids[0]);
      result.state = top.met > .45 || asked.codes.length ? 'found' : 'nearest';
      if (top.reading.tokens.some(function (token) { return token.guess; })) {
        result.corrected = top.reading.tokens.map(function (token) { return token.shape; }).join(' ');
      }
    }
    return result;
  }

  function shown(doc, fit) {
    var result = doc.show(), other = fit.alias ? doc.names[fit.alias].text : '';
    function marks(text) {
      var asked = {}, list = [];
      fit.reading.tokens.forEach(function (token) { if (!token.light) asked[token.fold] = true; });
      M.tokens(text).forEach(function (token) {
        var last = list[list.length - 1];
        if (!asked[token.fold]) return;
        if (last && /^\s*$/.test(text.slice(last[1], token.from))) last[1] = token.to;
        else list.push([token.from, token.to]);
      });
      return list;
    }
    result.marks = marks(result.title);
    result.alias = other ? { text: other, marks: marks(other) } : null;
    result.same = [];
    result.score = Math.round(fit.score * 1000);
    result.parts = {};
    for (var part in fit.parts) result.parts[part] = Math.round(fit.parts[part] * 1000);
    return result;
  }
})(window.motcua);
