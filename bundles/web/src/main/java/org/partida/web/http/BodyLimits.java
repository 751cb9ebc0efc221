package org.partida.web.http;

import javax.annotation.Priority;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.DynamicFeature;
import javax.ws.rs.container.ResourceInfo;
import javax.ws.rs.core.FeatureContext;
import org.partida.base.file.LimitedInput;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Limits the body of every request, by what its length says and by what really comes. */
public final class BodyLimits implements DynamicFeature {
  /** Bodies of plain requests. */
  public static final long JSON = 1L << 20;

  @Override
  public void configure(ResourceInfo info, FeatureContext context) {
    MaxBody max = info.getResourceMethod().getAnnotation(MaxBody.class);
    context.register(new Limit(max == null ? JSON : max.value()));
  }

  /** Before the repeats are looked for, because those read the body. */
  @Priority(Repeats.PRIORITY - 1)
  private record Limit(long bytes) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      if (request.getLength() > bytes) {
        request.abortWith(Problems.answer(413, tooLarge(bytes)).build());
        return;
      }
      request.setEntityStream(
          new LimitedInput(request.getEntityStream(), bytes, () -> new TooLarge(bytes)));
    }
  }

  private static Problem tooLarge(long bytes) {
    return new Problem(
        "request.too-large",
        "the body is larger than the " + (bytes >> 20) + " MB that are taken here",
        "body",
        "send a smaller file, or several");
  }

  /** Its own type, so that it passes whatever reads the body. */
  private static final class TooLarge extends PartidaException {
    private static final long serialVersionUID = 1L;

    TooLarge(long limit) {
      super(tooLarge(limit));
    }
  }
}
