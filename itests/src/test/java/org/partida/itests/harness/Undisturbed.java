package org.partida.itests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

/**
 * A run that nothing disturbs, made once for all tests that compare with it; its instance is
 * stopped.
 */
public final class Undisturbed {
  /** Another seed than the demo's, so that more shapes are seen. */
  public static final long SEED = 11;

  private static Optional<Undisturbed> made = Optional.empty();

  private final Instance instance;
  private final List<String> companies;
  private final Picture picture;
  private final int papers;

  private Undisturbed() {
    instance = Instance.started("undisturbed");
    Journey journey = new Journey(instance, SEED);
    journey.whole();
    companies = journey.companies();
    picture = Picture.of(instance, companies);
    papers = papers(instance);
    instance.stop();
    assertThat(picture.count("messages")).isGreaterThanOrEqualTo(60);
    assertThat(picture.count("vouchers")).isGreaterThan(60);
    assertThat(picture.count("lines")).isGreaterThan(10);
  }

  /** The run. */
  public static synchronized Undisturbed run() {
    if (made.isEmpty()) {
      made = Optional.of(new Undisturbed());
    }
    return made.get();
  }

  /** The stopped instance; who starts it stops it again and leaves the books as they were. */
  public Instance instance() {
    return instance;
  }

  public List<String> companies() {
    return companies;
  }

  public Picture picture() {
    return picture;
  }

  /** How many objects the archive has at the end. */
  public int papers() {
    return papers;
  }

  /** How many objects the archive of an instance has now. */
  public static int papers(Instance instance) {
    return Places.files(instance.home().resolve("books/archive")).size();
  }
}
