package org.partida.matching.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * What an index over open items looked like, small enough to be kept until the next: to tell which
 * lookups give something else now. Immutable.
 */
public final class IndexMarks {
  private final Map<String, Item> items = new HashMap<>();
  private final Map<String, Of> partners = new HashMap<>();
  private final Set<String> payForOthers;
  private final Set<String> series;
  private final List<Object> whole;

  /** An item by what it says and by the keys under which it is found. */
  private static final class Item {
    final long content;
    final String partner;
    final int[] keys;

    Item(long content, String partner, int[] keys) {
      this.content = content;
      this.partner = partner;
      this.keys = keys;
    }
  }

  /** What is known of a partner. */
  private record Of(
      String name,
      List<String> ibans,
      List<String> taxKeys,
      List<String> words,
      List<List<String>> aliases,
      List<String> learned) {
    static Of of(Partner p) {
      return new Of(
          p.name(),
          p.ibans(),
          p.taxKeys(),
          p.words(),
          p.aliases(),
          p.ibans().stream().filter(p::isLearned).toList());
    }

    List<List<String>> names() {
      List<List<String>> names = new ArrayList<>(aliases);
      names.add(words);
      return names;
    }

    Set<String> allWords() {
      Set<String> all = new HashSet<>(words);
      aliases.forEach(all::addAll);
      return all;
    }

    void eachKey(LongConsumer action) {
      ibans.forEach(i -> action.accept(Partners.ibanKey(i)));
      taxKeys.forEach(t -> action.accept(Partners.taxKey(t)));
      action.accept(Partners.gluedKey(String.join("", words)));
    }
  }

  IndexMarks(ItemIndex index) {
    for (int i = 0; i < index.size(); i++) {
      List<Integer> keys = new ArrayList<>();
      index.eachKey(i, k -> keys.add(Trace.fold(k)));
      items.put(
          index.item(i).id(),
          new Item(
              (long) index.item(i).hashCode() << 32
                  ^ index.flow(i) * 31
                  ^ (index.isReceipt(i) ? 1L << 62 : 0),
              index.item(i).partnerId(),
              keys.stream().mapToInt(Integer::intValue).toArray()));
    }
    for (int p = 0; p < index.partners().size(); p++) {
      partners.put(index.partners().get(p).id(), Of.of(index.partners().get(p)));
    }
    this.payForOthers = Set.copyOf(index.partners().payForOthers());
    this.whole = List.of(Scorer.population(index), Identity.population(index.partners()));
    this.series = Set.copyOf(index.series());
  }

  /** Hashes of the lookups that change from before to this; empty if any may. */
  Optional<Set<Integer>> since(IndexMarks before, ItemIndex index) {
    if (!whole.equals(before.whole)) {
      return Optional.empty();
    }
    Set<Integer> changed = new HashSet<>();
    for (Map.Entry<String, Item> e : items.entrySet()) {
      Item was = before.items.get(e.getKey());
      if (was == null || was.content != e.getValue().content) {
        note(e.getValue(), changed);
        note(was, changed);
      }
    }
    before.items.forEach((id, was) -> note(items.containsKey(id) ? null : was, changed));
    Set<String> words = new HashSet<>();
    Set<String> ids = new HashSet<>(partners.keySet());
    ids.addAll(before.partners.keySet());
    for (String id : ids) {
      Of now = partners.get(id);
      Of was = before.partners.get(id);
      if (!Objects.equals(now, was)) {
        changed.add(Trace.fold(Text.key(Looked.PARTNER, id)));
        boolean named = now == null || was == null || !now.names().equals(was.names());
        for (Of each : Arrays.asList(now, was)) {
          if (each != null) {
            each.eachKey(k -> changed.add(Trace.fold(k)));
            words.addAll(named ? each.allWords() : Set.of());
          }
        }
      }
    }
    words.forEach(w -> note(w, index, changed));
    eachInOne(payForOthers, before.payForOthers, i -> changed.add(Trace.fold(Partners.ibanKey(i))));
    eachInOne(series, before.series, s -> changed.add(Trace.fold(Text.key(Looked.SERIES, s))));
    return Optional.of(changed);
  }

  private static void eachInOne(Set<String> a, Set<String> b, Consumer<String> action) {
    a.stream().filter(v -> !b.contains(v)).forEach(action);
    b.stream().filter(v -> !a.contains(v)).forEach(action);
  }

  private static void note(Item item, Set<Integer> changed) {
    if (item != null) {
      for (int key : item.keys) {
        changed.add(key);
      }
      changed.add(Trace.fold(Text.key(Looked.PARTNER, item.partner)));
    }
  }

  /** How rare a word is counts for all who bear it, and for those that may have been meant. */
  private static void note(String word, ItemIndex index, Set<Integer> changed) {
    changed.add(Trace.fold(Partners.wordKey(word)));
    Partners.shortened(word, k -> changed.add(Trace.fold(k)));
    for (int n = Looked.SHORTEST_CUT; n < word.length(); n++) {
      changed.add(Trace.fold(Text.key(Looked.PREFIX, word.substring(0, n))));
    }
    index
        .partners()
        .eachWithWord(
            word,
            p -> changed.add(Trace.fold(Text.key(Looked.PARTNER, index.partners().get(p).id()))));
  }
}
