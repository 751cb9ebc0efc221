package org.partida.portfolio.person;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.partida.model.Problem;
import org.partida.spi.notify.Mailer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mails to people, each in their language. Says why none went out; links are never logged. */
@Component(service = Post.class, configurationPid = "org.partida.invitations")
@Designate(ocd = InvitationConfig.class)
public final class Post {
  private static final Logger LOG = LoggerFactory.getLogger(Post.class);
  static final Set<String> LANGUAGES = Set.of("ro", "it", "en");

  private final InvitationConfig config;
  private final List<Mailer> mailers;

  @Activate
  public Post(
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<Mailer> mailers,
      InvitationConfig config) {
    this.mailers = List.copyOf(mailers);
    this.config = config;
  }

  InvitationConfig config() {
    return config;
  }

  /** The firm's name, or what it is called in a language. */
  String firm(String language) {
    return config.firmName().isBlank() ? text(language, "firm") : config.firmName().strip();
  }

  /** What opens a secret; behind the #, so that no server and no proxy writes it down. */
  String link(String page, String secret) {
    String base = config.publicUrl().strip();
    String at = base.isEmpty() || base.endsWith("/") ? base : base + "/";
    return at + "#/" + page + "/" + secret;
  }

  /** Address of the page. */
  String page() {
    return link("", "").replace("#//", "");
  }

  /**
   * Sends a text of the catalogue.
   *
   * @return why it did not go out
   */
  Optional<Problem> send(String language, String key, String to, Object... values) {
    if (mailers.isEmpty()) {
      return Optional.of(
          new Problem(
              "mail.missing",
              "no mail is set up",
              "org.partida.mail",
              "hand the link over yourself, or set up the mail server"));
    }
    if (config.publicUrl().isBlank()) {
      return Optional.of(
          new Problem(
              "mail.address",
              "the address of the page is not known, so no mail can name it",
              "org.partida.invitations publicUrl",
              "hand the link over yourself, or set publicUrl"));
    }
    try {
      mailers
          .get(0)
          .send(
              to,
              one(filled(language, key + ".subject", values)),
              filled(language, key + ".text", values));
      return Optional.empty();
    } catch (Exception e) {
      // the message may repeat the mail, and with it the link
      LOG.warn("a mail did not go out: {}", e.getClass().getName());
      return Optional.of(
          new Problem(
              "mail.refused",
              "the mail did not go out: the mail server did not take it",
              to,
              "look at the address and the settings of mail, then send it again, or hand the link over yourself"));
    }
  }

  private static String one(String subject) {
    return subject.replaceAll("\\p{Cntrl}+", " ");
  }

  private static String filled(String language, String key, Object... values) {
    return new MessageFormat(text(language, key), Locale.forLanguageTag(language)).format(values);
  }

  private static String text(String language, String key) {
    String name = "mail_" + (LANGUAGES.contains(language) ? language : "en") + ".properties";
    try (InputStream in = Post.class.getResourceAsStream(name)) {
      Properties p = new Properties();
      p.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return p.getProperty(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
