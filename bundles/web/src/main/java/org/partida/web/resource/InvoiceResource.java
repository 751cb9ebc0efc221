package org.partida.web.resource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.partida.api.document.AuthorityPapers;
import org.partida.base.file.FileNames;
import org.partida.base.home.Home;
import org.partida.base.xml.SafeXml;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.invoice.Invoice;
import org.partida.spi.invoice.InvoiceValidator;
import org.partida.spi.invoice.ValidationOptions;
import org.partida.spi.render.InvoiceRenderer;
import org.partida.views.AuthorityView;
import org.partida.views.InvoiceView;
import org.partida.views.Obj;
import org.partida.views.ProblemView;
import org.partida.views.ValidationView;
import org.partida.views.Validators;
import org.partida.web.Services;
import org.partida.web.http.Downloads;
import org.partida.web.http.MaxBody;
import org.partida.web.http.Pure;
import org.partida.web.http.Uploaded;
import org.partida.web.openapi.Doc;

/**
 * {@code invoice-read invoice-validate invoice-pdf}: the file is the body; nothing of it is kept.
 */
@Path("invoice")
public final class InvoiceResource {
  private final Services services;

  public InvoiceResource(Services services) {
    this.services = services;
  }

  @POST
  @Pure
  @Path("read")
  @MaxBody(MaxBody.DOCUMENT)
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @Doc(value = "What an invoice file says, in the terms of EN 16931", of = "InvoiceFile")
  public Obj read(
      @HeaderParam("X-File-Name") @Doc("name of the file") String name, InputStream body)
      throws IOException {
    try (Uploaded file = Uploaded.spool(services, name, body)) {
      InvoiceReading.ReadFile r = InvoiceReading.read(services, file);
      return Obj.obj()
          .put("file", file.name())
          .put("sha256", Sha256.of(Files.readAllBytes(file.path())))
          .put("format", r.format())
          .list("invoices", r.read().invoices(), InvoiceView::of)
          .list("warnings", r.read().warnings(), ProblemView::of);
    }
  }

  @POST
  @Pure
  @Path("validate")
  @MaxBody(MaxBody.DOCUMENT)
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @Doc(
      value = "What the authority would refuse of an invoice file: rule, place, words, next step",
      of = "InvoiceValidation")
  public Obj validate(
      @HeaderParam("X-File-Name") @Doc("name of the file") String name,
      @Context HttpHeaders headers,
      @QueryParam("profile") @DefaultValue(Validators.AUTO) @Doc("cius-ro, or auto") String profile,
      @QueryParam("lang") @Doc("ro or en; Accept-Language if absent") String lang,
      @QueryParam("extern")
          @DefaultValue("false")
          @Doc("the buyer is outside Romania, so needs no Romanian identifier")
          boolean extern,
      @QueryParam("authority")
          @DefaultValue("false")
          @Doc("ask the authority itself too, which is sent the file then")
          boolean authority,
      InputStream body)
      throws IOException {
    try (Uploaded file = Uploaded.spool(services, name, body)) {
      List<InvoiceValidator> all = services.all(InvoiceValidator.class);
      if (all.isEmpty()) {
        services.need(InvoiceValidator.class);
      }
      InvoiceValidator validator =
          Validators.choose(all, profile, SafeXml.sniff(file.path()), file.name());
      try (InputStream in = Files.newInputStream(file.path())) {
        Locale language = Languages.of(lang, headers);
        Obj report =
            ValidationView.of(
                file.name(),
                validator.profile(),
                validator.validate(in, new ValidationOptions(language, extern)));
        return authority
            ? report.put(
                "authority",
                AuthorityView.of(
                    services.need(AuthorityPapers.class).validate(file.path()), language))
            : report;
      }
    }
  }

  @POST
  @Pure
  @Path("pdf")
  @MaxBody(MaxBody.DOCUMENT)
  @Consumes(MediaType.WILDCARD)
  @Produces("application/pdf")
  @Doc(value = "An invoice file as PDF", answer = Doc.Answer.FILE)
  public Response pdf(
      @Context HttpHeaders headers,
      @QueryParam("lang") @Doc("ro, it or en; Accept-Language if absent") String lang,
      @QueryParam("index") @DefaultValue("0") @Doc("which invoice of a lot, from 0") int index,
      @QueryParam("authority")
          @DefaultValue("false")
          @Doc("the authority's own rendering; it is sent the file then")
          boolean authority,
      InputStream body)
      throws IOException {
    try (Uploaded file = Uploaded.spool(services, "invoice", body)) {
      Invoice invoice = pick(InvoiceReading.read(services, file).read().invoices(), index);
      String name =
          FileNames.paper(
              invoice.header().issueDate(), invoice.parties().seller().name(), invoice.number());
      if (authority) {
        return theirs(file, name + "_authority.pdf");
      }
      InvoiceRenderer renderer = services.need(InvoiceRenderer.class);
      return Downloads.of(
          name + ".pdf",
          renderer.mediaType(),
          (OutputStream out) -> renderer.render(invoice, Languages.of(lang, headers), out));
    }
  }

  private Response theirs(Uploaded file, String name) throws IOException {
    AuthorityPapers papers = services.need(AuthorityPapers.class);
    java.nio.file.Path folder = services.need(Home.class).spool();
    java.nio.file.Path pdf = papers.pdf(file.path(), folder);
    try {
      byte[] bytes = Files.readAllBytes(pdf);
      return Downloads.of(name, "application/pdf", new ByteArrayInputStream(bytes));
    } finally {
      Files.deleteIfExists(pdf);
    }
  }

  private static Invoice pick(List<Invoice> invoices, int index) {
    if (index < 0 || index >= invoices.size()) {
      throw new PartidaException(
          new Problem(
              "usage", "the file has " + invoices.size() + " invoices", "index", "count from 0"));
    }
    return invoices.get(index);
  }
}
