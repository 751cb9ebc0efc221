package org.partida.web.resource;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.glassfish.jersey.media.multipart.FormDataContentDisposition;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.partida.api.company.Companies;
import org.partida.base.json.Json;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.Party;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.posting.Proposal;
import org.partida.views.Obj;
import org.partida.views.ProblemView;
import org.partida.views.ProfileFile;
import org.partida.views.VoucherView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.MaxBody;
import org.partida.web.http.Pure;
import org.partida.web.http.Uploaded;
import org.partida.web.openapi.Doc;

/** {@code voucher-preview}: what would be posted of an invoice file; no books are touched. */
@Path("voucher/preview")
@Produces(MediaType.APPLICATION_JSON)
public final class VoucherPreviewResource {
  private static final String ABOUT =
      "The vouchers that an invoice file would become, or the questions that stop it";

  private final Services services;
  private final Clock clock;

  public VoucherPreviewResource(Services services, Clock clock) {
    this.services = services;
    this.clock = clock;
  }

  @POST
  @Pure
  @MaxBody(MaxBody.DOCUMENT)
  @Consumes(MediaType.WILDCARD)
  @Doc(value = ABOUT, of = "VoucherPreview")
  public Obj ofCompany(
      @Context SecurityContext who,
      @QueryParam("company")
          @Doc("the company whose settings apply; a form brings its own profile instead")
          CompanyId company,
      @QueryParam("direction") @Doc("told by the parties of the invoice if absent")
          Direction direction,
      InputStream body)
      throws IOException {
    if (company == null) {
      throw new PartidaException(
          new Problem(
              "usage",
              "no company is given",
              "company",
              "name a company, or send a form with the parts profile and file"));
    }
    PostingProfile profile = services.need(Companies.class).profile(Caller.actor(who), company);
    return preview("invoice", body, profile, Optional.ofNullable(direction));
  }

  @POST
  @Pure
  @MaxBody(MaxBody.DOCUMENT)
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Doc(value = ABOUT, of = "VoucherPreview")
  public Obj ofProfile(
      @FormDataParam("profile") String profile,
      @FormDataParam("file") InputStream file,
      @FormDataParam("file") FormDataContentDisposition head)
      throws IOException {
    ProfileFile read = Json.read(Lists.require(profile, "profile"), ProfileFile.class);
    PostingProfile posting;
    Optional<Direction> direction;
    try {
      String wanted = read.direction() == null ? "AUTO" : read.direction().orElse("AUTO");
      direction = "AUTO".equals(wanted) ? Optional.empty() : Optional.of(Direction.valueOf(wanted));
      posting = read.posting();
    } catch (IllegalArgumentException | NullPointerException | DateTimeException e) {
      throw new PartidaException(
          new Problem(
              "usage",
              "the profile cannot be used: " + e.getMessage(),
              "profile",
              "check its fields against the documented PROFILE"),
          e);
    }
    return preview(
        head == null ? "" : Uploaded.utf8(head.getFileName()),
        file == null ? InputStream.nullInputStream() : file,
        posting,
        direction);
  }

  private Obj preview(
      String name, InputStream body, PostingProfile profile, Optional<Direction> direction)
      throws IOException {
    try (Uploaded file = Uploaded.spool(services, name, body)) {
      List<Proposal> all =
          InvoiceReading.read(services, file).read().invoices().stream()
              .map(i -> propose(profile, i, direction, file.name()))
              .toList();
      return Obj.obj()
          .put("file", file.name())
          .list(
              "vouchers",
              all.stream().flatMap(p -> p.vouchers().stream()).toList(),
              VoucherView::of)
          .list(
              "questions",
              all.stream().flatMap(p -> p.questions().stream()).toList(),
              VoucherView::of)
          .some(
              "warnings",
              all.stream().flatMap(p -> p.warnings().stream()).toList(),
              ProblemView::of);
    }
  }

  private Proposal propose(
      PostingProfile profile, Invoice invoice, Optional<Direction> direction, String name) {
    String country = profile.company().country();
    PostingRules rules =
        services.all(PostingRules.class).stream()
            .filter(r -> r.country().equals(country))
            .findFirst()
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "rules.missing",
                            "no rules for " + country + " are running",
                            "country",
                            "install them")));
    String id =
        Sha256.of((name + invoice.number()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .hex()
            .substring(0, 24);
    return rules.propose(
        new InvoicePosting(
            invoice,
            direction.orElseGet(() -> told(profile, invoice)),
            profile,
            id,
            LocalDate.now(clock)));
  }

  /** The company is the seller or the buyer; who is neither is asked to say. */
  private static Direction told(PostingProfile profile, Invoice invoice) {
    String own = profile.company().fiscalCode();
    if (is(invoice.parties().seller(), own)) {
      return Direction.ISSUED;
    }
    if (is(invoice.parties().buyer(), own)) {
      return Direction.RECEIVED;
    }
    throw new PartidaException(
        new Problem(
            "direction.unknown",
            "the company is neither seller nor buyer of " + invoice.number(),
            "taxId",
            "say whether it is RECEIVED or ISSUED"));
  }

  private static boolean is(Party party, String fiscalCode) {
    return party.taxId().map(t -> bare(t).equals(fiscalCode)).orElse(false);
  }

  private static String bare(String id) {
    String t = id.toUpperCase(Locale.ROOT);
    return t.length() > 2 && Character.isLetter(t.charAt(0)) ? t.substring(2) : t;
  }
}
