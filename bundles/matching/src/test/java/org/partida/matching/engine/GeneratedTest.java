package org.partida.matching.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemShare;
import org.partida.model.match.MatchProposal;
import org.partida.model.match.OpenItem;
import org.partida.spi.match.MatchLine;
import org.partida.spi.match.MatchRequest;
import org.partida.spi.match.MatchRequest.Policy;

/**
 * A made-up business with known truth: nothing sure may be wrong, and what always holds must hold.
 */
class GeneratedTest {
  @Test
  void nothingSureIsWrongInTwentyThousandItems() {
    Generated g = new Generated(7, 20_000, 2_000);
    MatchRequest request = g.request(Policy.STRICT);
    Instant start = Instant.now();
    List<MatchProposal> proposals = new EvidenceMatcher().match(request);
    Duration took = Duration.between(start, Instant.now());

    Map<Grade, Integer> right = new EnumMap<>(Grade.class);
    List<String> wrong = new ArrayList<>();
    int wrongAttention = 0;
    for (MatchProposal p : proposals) {
      boolean ok = shares(p).equals(g.truth(p.line()));
      right.merge(p.grade(), ok ? 1 : 0, Integer::sum);
      if (!ok && p.grade() == Grade.SURE) {
        wrong.add(p + " but pays " + g.truth(p.line()));
      }
      wrongAttention += !ok && p.grade() == Grade.ATTENTION ? 1 : 0;
    }
    System.out.println(
        "20000 items x 2000 lines in "
            + took.toMillis()
            + " ms; right by grade "
            + right
            + ", wrong attention "
            + wrongAttention);

    assertThat(wrong).isEmpty();
    assertThat(right.get(Grade.SURE)).as("sure and right").isGreaterThan(1_000);
    assertThat(took).isLessThan(Duration.ofSeconds(10));
  }

  @Property(tries = 60)
  void noItemGetsMoreThanIsOpen(@ForAll @IntRange(max = 100_000) int seed) {
    MatchRequest request = crowded(seed).request(Policy.BALANCED);
    Map<String, Long> given = new HashMap<>();
    for (MatchProposal p : new EvidenceMatcher().match(request)) {
      p.shares().forEach(s -> given.merge(s.item(), s.amount().minor(), Long::sum));
      long line = lineAmount(request, p.line());
      assertThat(p.shares().stream().mapToLong(s -> s.amount().minor()).sum())
          .isLessThanOrEqualTo(line);
    }
    for (OpenItem i : request.items()) {
      assertThat(given.getOrDefault(i.id(), 0L)).as(i.id()).isBetween(0L, i.residual().minor());
    }
  }

  @Property(tries = 60)
  void theOrderOfLinesAndItemsDoesNotMatter(@ForAll @IntRange(max = 100_000) int seed) {
    MatchRequest request = crowded(seed).request(Policy.STRICT);
    List<MatchLine> lines = new ArrayList<>(request.lines());
    List<OpenItem> items = new ArrayList<>(request.items());
    Collections.shuffle(lines, new Random(seed));
    Collections.shuffle(items, new Random(seed + 1));
    MatchRequest shuffled = new MatchRequest(lines, items, request.ownIbans(), request.policy());

    assertThat(byLine(new EvidenceMatcher().match(shuffled)))
        .isEqualTo(byLine(new EvidenceMatcher().match(request)));
  }

  @Property(tries = 200)
  void logarithmsAreRightToAThousandth(@ForAll @IntRange(min = 1) int n) {
    assertThat(Bits.log2(n) / 1000.0).isCloseTo(Math.log(n) / Math.log(2), Offset.offset(0.0015));
  }

  /** More lines than items can bear, so that lines compete. */
  private static Generated crowded(int seed) {
    return new Generated(seed, 30, 28);
  }

  private static long lineAmount(MatchRequest request, String id) {
    return request.lines().stream()
        .filter(l -> l.id().equals(id))
        .findFirst()
        .orElseThrow()
        .line()
        .amount()
        .minor();
  }

  private static Map<String, MatchProposal> byLine(List<MatchProposal> proposals) {
    Map<String, MatchProposal> map = new TreeMap<>();
    proposals.forEach(p -> map.put(p.line(), p));
    return map;
  }

  private static Map<String, Long> shares(MatchProposal p) {
    Map<String, Long> shares = new TreeMap<>();
    for (ItemShare s : p.shares()) {
      shares.put(s.item(), s.amount().minor());
    }
    return shares;
  }
}
