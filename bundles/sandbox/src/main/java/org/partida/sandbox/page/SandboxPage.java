package org.partida.sandbox.page;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.SandboxClock;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.Mailbox;
import org.partida.sandbox.books.StoredMessage;
import org.partida.sandbox.books.Upload;
import org.partida.sandbox.wire.Html;

/** The page at {@code /sandbox}. Everything that is shown is escaped. */
public final class SandboxPage {
  private static final int BOXES = 60;
  private static final int ITEMS = 200;
  private static final int UPLOADS = 40;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss", Locale.ROOT)
          .withZone(SandboxClock.ROMANIA);

  private final Sandbox sandbox;
  private final Forms forms;
  private final Knobs knobs;

  /**
   * A page.
   *
   * @param secret stands in every form; who does not send it back is not this page
   */
  public SandboxPage(Sandbox sandbox, String secret) {
    this.sandbox = sandbox;
    this.forms = new Forms(secret);
    this.knobs = new Knobs(sandbox, forms);
  }

  /**
   * The page.
   *
   * @param query {@code box=prod/CIF} opens a mailbox, {@code find} narrows the list of them,
   *     {@code error} is shown
   */
  public String html(Map<String, String> query) {
    for (Env env : Env.values()) {
      sandbox.wire().settle(env);
    }
    StringBuilder body = new StringBuilder(16_384);
    body.append("<h1>Sandbox: ANAF, simulated</h1>")
        .append("<p>Invented companies, invented certificates. Base for clients: ")
        .append("<code>/sandbox/anaf</code></p><nav>");
    for (String name :
        List.of(
            "clock",
            "mailboxes",
            "uploads",
            "certificates",
            "settings",
            "faults",
            "counters",
            "calls")) {
      body.append("<a href=\"#").append(name).append("\">").append(name).append("</a> ");
    }
    body.append("</nav>");
    Optional.ofNullable(query.get("error"))
        .ifPresent(e -> body.append("<p class=\"warn\">").append(Html.escape(e)).append("</p>"));
    body.append(clock());
    body.append(mailboxes(query.getOrDefault("find", "")));
    Optional.ofNullable(query.get("box")).ifPresent(box -> body.append(box(box)));
    body.append(uploads());
    body.append(new Grants(sandbox).html());
    body.append(knobs.settings());
    body.append(knobs.faults());
    body.append(knobs.counters());
    body.append(new Calls(sandbox).html());
    return Html.page("Partida sandbox", body.toString());
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  static String section(String name) {
    return "<h2 id=\""
        + name
        + "\">"
        + name.substring(0, 1).toUpperCase(Locale.ROOT)
        + name.substring(1)
        + "</h2>";
  }

  private String clock() {
    StringBuilder html = new StringBuilder(section("clock"));
    html.append("<p><b>")
        .append(time(sandbox.clock().instant()))
        .append("</b> in Romania")
        .append(" <span class=\"soft\">(moved by ")
        .append(Html.escape(sandbox.clock().offset().toString()))
        .append(")</span></p><p>");
    for (String step : List.of("-1d", "-1h", "+1m", "+1h", "+1d", "+30d", "reset")) {
      html.append(forms.button(step, "clock", "clock", step)).append(' ');
    }
    return html.append("</p>").toString();
  }

  private String mailboxes(String find) {
    Table table = new Table("", "company", "name", "items");
    int shown = 0;
    int all = 0;
    for (Env env : Env.values()) {
      for (Mailbox box : sandbox.companies().all(env)) {
        boolean fits = box.cif().contains(find) || box.name().contains(find);
        all += fits ? 1 : 0;
        if (fits && shown < BOXES) {
          shown++;
          String link = env.path() + "/" + box.cif();
          table
              .row()
              .text(env.path())
              .html("<a href=\"?box=" + link + "#box\">" + Html.escape(box.cif()) + "</a>")
              .text(box.name())
              .number(sandbox.books().messageCount(env, box.cif()));
        }
      }
    }
    String search =
        "<form method=\"get\" action=\"/sandbox\">"
            + Forms.input("find", find, "code or part of a name", 24)
            + " <button>find</button></form>";
    String more = all > shown ? "<p class=\"soft\">" + shown + " of " + all + " shown</p>" : "";
    String sow = forms.button("sow seed 7", "mailboxes", "seed", "--seed", "7");
    return section("mailboxes")
        + "<p>"
        + search
        + " "
        + sow
        + "</p>"
        + table.or("No company has a mailbox.")
        + more;
  }

  private String box(String which) {
    int slash = which.indexOf('/');
    Optional<Env> env = Env.ofPath(slash < 0 ? "" : which.substring(0, slash));
    String cif = which.substring(slash + 1);
    Table table = new Table("indexed", "type", "id", "upload", "details", "");
    env.ifPresent(
        e -> {
          List<StoredMessage> messages = sandbox.books().messages(e, cif);
          int from = Math.max(0, messages.size() - ITEMS);
          for (int i = messages.size() - 1; i >= from; i--) {
            StoredMessage m = messages.get(i);
            table
                .row()
                .text(time(m.createdAt()))
                .text(m.kind().tip())
                .code(m.id())
                .code(m.uploadIndex())
                .text(m.details())
                .html("<a href=\"/sandbox/zip/" + e.path() + "/" + m.id() + "\">ZIP</a>");
          }
        });
    return "<h2 id=\"box\">Mailbox "
        + Html.escape(which)
        + "</h2>"
        + table.or("This mailbox is empty.");
  }

  private String uploads() {
    Table table = new Table("", "index", "filed", "by", "standard", "state", "archive");
    for (Env env : Env.values()) {
      for (Upload u : sandbox.books().latest(env, UPLOADS)) {
        table
            .row()
            .text(env.path())
            .code(u.index())
            .text(time(u.submittedAt()))
            .text(u.cif())
            .text(
                u.standard()
                    + (u.selfBilled() ? " autofactura" : "")
                    + (u.foreignBuyer() ? " extern" : ""))
            .text(state(u))
            .html(
                u.downloadId().isEmpty()
                    ? ""
                    : "<a href=\"/sandbox/zip/" + env.path() + "/" + u.downloadId() + "\">ZIP</a>");
      }
    }
    return section("uploads") + table.or("Nothing was uploaded.");
  }

  private static String state(Upload upload) {
    return switch (upload.state()) {
      case PENDING -> "in prelucrare until " + time(upload.readyAt());
      case OK -> "ok";
      case NOK -> "nok";
      case NOT_TAKEN -> "XML cu erori nepreluat de sistem";
    };
  }
}
