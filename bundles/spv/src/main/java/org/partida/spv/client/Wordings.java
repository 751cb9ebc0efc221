package org.partida.spv.client;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.base.json.Json;
import org.partida.spi.network.MessageSide;
import org.partida.spi.network.MessageType;

/**
 * What the type word and the sentence {@code detalii} of an item say; the wordings are dated data.
 * Immutable and thread-safe.
 */
final class Wordings {
  private final List<Word> types;
  private final List<Sentence> sentences;

  /**
   * Row of the data file.
   *
   * @param pattern whole type word
   * @param type what it means
   * @param side for a buyer's message, who sent it; absent = the word does not say
   */
  record Word(String pattern, MessageType type, MessageSide side) {}

  /**
   * Row of the data file.
   *
   * @param pattern found in the sentence; may have groups named issuer and recipient
   * @param selfBilled the buyer filed it in the seller's name
   */
  record Sentence(String pattern, boolean selfBilled) {}

  /**
   * What a sentence says.
   *
   * @param issuer fiscal code of the seller
   * @param recipient fiscal code of the buyer
   * @param selfBilled the buyer filed it in the seller's name
   */
  record Said(Optional<String> issuer, Optional<String> recipient, boolean selfBilled) {}

  private Wordings(List<Word> types, List<Sentence> sentences) {
    this.types = List.copyOf(types);
    this.sentences = List.copyOf(sentences);
  }

  static Wordings load() {
    return new Wordings(
        Json.readList(AnafTexts.resource("item-types.json"), Word.class),
        Json.readList(AnafTexts.resource("item-sentences.json"), Sentence.class));
  }

  /** A word nobody has seen is unknown, never sent or received. */
  MessageType type(String word) {
    return find(word).map(Word::type).orElse(MessageType.UNKNOWN);
  }

  /** ANAF's documents print both halves in one word; that one says nothing. */
  MessageSide side(String word) {
    return find(word).map(Word::side).orElse(MessageSide.UNKNOWN);
  }

  private Optional<Word> find(String word) {
    String folded = word.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    return types.stream().filter(w -> folded.matches(w.pattern())).findFirst();
  }

  Said said(String sentence) {
    for (Sentence s : sentences) {
      Matcher m = Pattern.compile(s.pattern(), Pattern.CASE_INSENSITIVE).matcher(sentence);
      if (m.find()) {
        return new Said(group(m, s, "issuer"), group(m, s, "recipient"), s.selfBilled());
      }
    }
    return new Said(Optional.empty(), Optional.empty(), false);
  }

  private static Optional<String> group(Matcher m, Sentence s, String name) {
    return s.pattern().contains("(?<" + name + ">")
        ? Optional.ofNullable(m.group(name))
        : Optional.empty();
  }
}
