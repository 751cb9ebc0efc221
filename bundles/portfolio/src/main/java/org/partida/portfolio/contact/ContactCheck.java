package org.partida.portfolio.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.api.company.ContactDraft;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * What a person's name, e-mail address and telephone number look like. Problems stand at the
 * field's name. Stateless.
 */
public final class ContactCheck {
  private static final int LONGEST = 200;
  private static final int LONGEST_MAIL = 254;
  private static final String ATOM = "[^\\s@<>(),;:\"\\\\\\[\\]]+";
  private static final Pattern MAIL =
      Pattern.compile(ATOM + "@(?:[^\\s@<>(),;:\"\\\\\\[\\].]+\\.)+[\\p{L}\\d-]{2,}");

  /** {@code Ana Pop <ana@example.ro>}, as mail programs copy it. */
  private static final Pattern ANGLES = Pattern.compile("[^<>]*<([^<>]+)>\\s*");

  private ContactCheck() {}

  /**
   * The draft in the form that is kept.
   *
   * @throws PartidaException with the first thing that is wrong
   */
  public static ContactDraft checked(ContactDraft draft) {
    problems(draft).stream()
        .findFirst()
        .ifPresent(
            p -> {
              throw new PartidaException(p);
            });
    return new ContactDraft(
        draft.company(),
        clean(draft.name()),
        text(draft.mail()).map(ContactCheck::mail),
        text(draft.phone()).flatMap(p -> Phones.international(draft.company().country(), p)),
        text(draft.role()));
  }

  /** All that is wrong. */
  static List<Problem> problems(ContactDraft draft) {
    List<Problem> all = new ArrayList<>();
    String name = clean(draft.name());
    if (name.isEmpty() || name.length() > LONGEST) {
      all.add(
          new Problem(
              "contact.name",
              name.isEmpty() ? "the name is missing" : "the name is longer than 200 characters",
              "name",
              "give the person's first and last name"));
    }
    text(draft.mail())
        .filter(m -> mail(m).length() > LONGEST_MAIL || !MAIL.matcher(mail(m)).matches())
        .ifPresent(
            m ->
                all.add(
                    new Problem(
                        "contact.mail",
                        "\"" + m + "\" is not an e-mail address",
                        "mail",
                        "write one address such as ana@example.ro")));
    text(draft.phone())
        .filter(p -> Phones.international(draft.company().country(), p).isEmpty())
        .ifPresent(
            p ->
                all.add(
                    new Problem(
                        "contact.phone",
                        "\"" + p + "\" is not a telephone number",
                        "phone",
                        "write it with its country code, such as +40 722 123 456")));
    text(draft.role())
        .filter(r -> r.length() > LONGEST)
        .ifPresent(
            r ->
                all.add(
                    new Problem(
                        "contact.role",
                        "the role is longer than 200 characters",
                        "role",
                        "shorten it")));
    return all;
  }

  private static String mail(String text) {
    Matcher angles = ANGLES.matcher(text);
    String bare = (angles.matches() ? angles.group(1) : text).strip().replaceFirst("^mailto:", "");
    int at = bare.lastIndexOf('@');
    return at < 0 ? bare : bare.substring(0, at) + bare.substring(at).toLowerCase(Locale.ROOT);
  }

  private static Optional<String> text(Optional<String> given) {
    return given.map(ContactCheck::clean).filter(t -> !t.isEmpty());
  }

  /** On one line, without what a screen would obey. */
  private static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s\\u00A0]+", " ").strip();
  }
}
