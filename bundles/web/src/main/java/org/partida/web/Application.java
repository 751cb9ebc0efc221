package org.partida.web;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.media.multipart.MultiPartFeature;
import org.glassfish.jersey.media.multipart.MultiPartProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.partida.web.http.BodyLimits;
import org.partida.web.http.Converters;
import org.partida.web.http.EventStreams;
import org.partida.web.http.FailureLimit;
import org.partida.web.http.JsonReader;
import org.partida.web.http.JsonWriter;
import org.partida.web.http.MediaTypeFilter;
import org.partida.web.http.Problems;
import org.partida.web.http.Remembered;
import org.partida.web.http.Repeats;
import org.partida.web.http.SignInFilter;
import org.partida.web.openapi.OpenApi;
import org.partida.web.resource.AccountRuleResource;
import org.partida.web.resource.AccrualResource;
import org.partida.web.resource.ActionResource;
import org.partida.web.resource.AllocationResource;
import org.partida.web.resource.ApprovalResource;
import org.partida.web.resource.ArchiveResource;
import org.partida.web.resource.AuditResource;
import org.partida.web.resource.AuthorisationResource;
import org.partida.web.resource.BooksResource;
import org.partida.web.resource.BusinessPapersResource;
import org.partida.web.resource.CertificateResource;
import org.partida.web.resource.CollaborationResource;
import org.partida.web.resource.CommentResource;
import org.partida.web.resource.CommentThreadsResource;
import org.partida.web.resource.CompaniesResource;
import org.partida.web.resource.CompanyResource;
import org.partida.web.resource.ConnectionResource;
import org.partida.web.resource.ContactResource;
import org.partida.web.resource.DeadlineResource;
import org.partida.web.resource.DiscoveryResource;
import org.partida.web.resource.DocumentBooksResource;
import org.partida.web.resource.DocumentLinesResource;
import org.partida.web.resource.DocumentResource;
import org.partida.web.resource.DocumentsResource;
import org.partida.web.resource.FileBatchResource;
import org.partida.web.resource.HandResource;
import org.partida.web.resource.HealthResource;
import org.partida.web.resource.InvitationResource;
import org.partida.web.resource.InvoiceResource;
import org.partida.web.resource.JobResource;
import org.partida.web.resource.LineResource;
import org.partida.web.resource.LineRuleResource;
import org.partida.web.resource.LinkResource;
import org.partida.web.resource.MatchLinesResource;
import org.partida.web.resource.MatchResource;
import org.partida.web.resource.MessageTemplatesResource;
import org.partida.web.resource.MonthResource;
import org.partida.web.resource.NetworkResource;
import org.partida.web.resource.NoticeResource;
import org.partida.web.resource.OpenApiResource;
import org.partida.web.resource.OpenDoorResource;
import org.partida.web.resource.OpeningResource;
import org.partida.web.resource.OwnConnectionResource;
import org.partida.web.resource.PackingResource;
import org.partida.web.resource.PaperResource;
import org.partida.web.resource.PartnerLedgerResource;
import org.partida.web.resource.PartnerResource;
import org.partida.web.resource.PasswordLinkResource;
import org.partida.web.resource.PayerResource;
import org.partida.web.resource.PeopleResource;
import org.partida.web.resource.PeriodResource;
import org.partida.web.resource.PersonResource;
import org.partida.web.resource.PortalResource;
import org.partida.web.resource.ProformaResource;
import org.partida.web.resource.QuestionResource;
import org.partida.web.resource.RateResource;
import org.partida.web.resource.ReceiptResource;
import org.partida.web.resource.RegisterResource;
import org.partida.web.resource.RunResource;
import org.partida.web.resource.ScanResource;
import org.partida.web.resource.SellerMessageResource;
import org.partida.web.resource.SessionResource;
import org.partida.web.resource.SessionsResource;
import org.partida.web.resource.SourceResource;
import org.partida.web.resource.StatementImportsResource;
import org.partida.web.resource.StatementProfileResource;
import org.partida.web.resource.StatementResource;
import org.partida.web.resource.StatementsResource;
import org.partida.web.resource.SubmissionResource;
import org.partida.web.resource.SubmissionsResource;
import org.partida.web.resource.SubmissionsZipResource;
import org.partida.web.resource.UndoResource;
import org.partida.web.resource.VatResource;
import org.partida.web.resource.VoucherPreviewResource;
import org.partida.web.resource.VoucherResource;
import org.partida.web.resource.WaitingResource;

/**
 * The API as a JAX-RS application: what every request passes, and the resources. A capability adds
 * its resource here, once.
 */
public final class Application {
  private static final int FAILURES = 10;
  private static final Duration FAILURE_WINDOW = Duration.ofMinutes(5);

  /**
   * Form parts up to this size stay in memory; larger ones go to a temporary file until the request
   * ends.
   */
  private static final int PART_IN_MEMORY = 256 * 1024;

  private Application() {}

  /** The resources that the OpenAPI document describes. */
  public static List<Object> resources(Services services, Clock clock, EventStreams streams) {
    return resources(services, clock, streams, new FailureLimit(clock, FAILURES, FAILURE_WINDOW));
  }

  private static List<Object> resources(
      Services services, Clock clock, EventStreams streams, FailureLimit failures) {
    List<Object> all = new ArrayList<>(money(services));
    all.add(new SessionResource(services, failures));
    all.add(new SessionsResource(services));
    all.add(
        new OpenDoorResource(
            services,
            new FailureLimit(clock, FAILURES, FAILURE_WINDOW),
            new FailureLimit(clock, FAILURES, FAILURE_WINDOW)));
    all.add(new InvitationResource(services));
    all.add(new CollaborationResource(services));
    all.add(new PasswordLinkResource(services));
    all.addAll(documents(services));
    all.addAll(others(services, clock, streams));
    return all;
  }

  /** Statements, their lines, and what they pay. */
  private static List<Object> money(Services services) {
    return List.of(
        new StatementsResource(services),
        new StatementImportsResource(services),
        new LineResource(services),
        new LineRuleResource(services),
        new PayerResource(services),
        new ProformaResource(services),
        new MatchLinesResource(services),
        new MatchResource(services),
        new StatementResource(services),
        new StatementProfileResource(services),
        new ReceiptResource(services));
  }

  /** Documents, their papers, and what is sent. */
  private static List<Object> documents(Services services) {
    return List.of(
        new DocumentsResource(services),
        new DocumentResource(services),
        new PackingResource(services),
        new PaperResource(services),
        new CommentResource(services),
        new ApprovalResource(services),
        new CommentThreadsResource(services),
        new BusinessPapersResource(services),
        new ScanResource(services),
        new LinkResource(services),
        new SubmissionsResource(services),
        new SubmissionsZipResource(services),
        new SubmissionResource(services),
        new SellerMessageResource(services),
        new MessageTemplatesResource());
  }

  private static List<Object> others(Services services, Clock clock, EventStreams streams) {
    return List.of(
        new CompaniesResource(services),
        new CompanyResource(services),
        new WaitingResource(services),
        new PartnerResource(services),
        new ConnectionResource(services),
        new AuthorisationResource(services),
        new OwnConnectionResource(services),
        new NetworkResource(services),
        new DiscoveryResource(services),
        new ContactResource(services),
        new PortalResource(services),
        new RegisterResource(services),
        new HandResource(services),
        new DocumentBooksResource(services),
        new BooksResource(services, clock),
        new VoucherResource(services),
        new PartnerLedgerResource(services, clock),
        new PeriodResource(services, clock),
        new VatResource(services),
        new MonthResource(services),
        new AuditResource(services),
        new QuestionResource(services),
        new DocumentLinesResource(services),
        new AllocationResource(services),
        new AccountRuleResource(services),
        new OpeningResource(services),
        new UndoResource(services),
        new RunResource(services),
        new AccrualResource(services),
        new RateResource(services),
        new FileBatchResource(services),
        new SourceResource(services),
        new ActionResource(services),
        new JobResource(services, streams),
        new DeadlineResource(services),
        new NoticeResource(services),
        new ArchiveResource(services),
        new CertificateResource(services),
        new HealthResource(services),
        new PeopleResource(services),
        new PersonResource(services),
        new InvoiceResource(services),
        new VoucherPreviewResource(services, clock));
  }

  /** The configuration of the servlet. */
  public static ResourceConfig config(
      Services services, Clock clock, EventStreams streams, String version) {
    FailureLimit failures = new FailureLimit(clock, FAILURES, FAILURE_WINDOW);
    List<Object> resources = new ArrayList<>(resources(services, clock, streams, failures));
    List<Class<?>> types = new ArrayList<>();
    resources.forEach(r -> types.add(r.getClass()));
    resources.add(new OpenApiResource(OpenApi.document(types, version)));
    types.add(OpenApiResource.class);
    ResourceConfig config = new ResourceConfig();
    // nothing is looked up on the class path or in other bundles: what is used is named here
    config.property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
    config.property(ServerProperties.WADL_FEATURE_DISABLE, true);
    config.property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL");
    config.property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
    // events leave at once, and an answer that cannot be written becomes a problem instead of half
    // an answer
    config.property(ServerProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 8192);
    config.register(MultiPartFeature.class);
    config.register(new MultiPartProperties().bufferThreshold(PART_IN_MEMORY).resolver());
    config.registerInstances(
        new SignInFilter(services, failures),
        new MediaTypeFilter(),
        new BodyLimits(),
        new Repeats(new Remembered(clock)),
        new Converters(),
        new JsonReader(),
        new JsonWriter(),
        new Problems(clock));
    config.registerClasses(Set.copyOf(types));
    config.register(new Made(resources));
    return config;
  }

  /** Gives Jersey the resources that we made: it knows their classes, and would make its own. */
  private static final class Made extends AbstractBinder {
    private final List<Object> resources;

    Made(List<Object> resources) {
      this.resources = resources;
    }

    @Override
    protected void configure() {
      resources.forEach(this::one);
    }

    @SuppressWarnings("unchecked") // an object is of its class
    private void one(Object resource) {
      bind(resource).to((Class<Object>) resource.getClass()).ranked(1);
    }
  }
}
