package org.partida.web.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a resource method, or a parameter of it, is; it stands in the OpenAPI document. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.PARAMETER})
public @interface Doc {
  String value();

  Answer answer() default Answer.OBJECT;

  /** What the answer is, or is a list of. */
  String of() default "";

  /** Shapes of answers. */
  enum Answer {
    OBJECT,
    LIST,
    /** {@code {"items":[…],"next":"…"}}. */
    PAGE,
    /** 202 with the job that does the work. */
    JOB,
    FILE,
    /** Server-sent events. */
    EVENTS
  }
}
