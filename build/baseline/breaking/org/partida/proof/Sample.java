package org.partida.proof;

import org.osgi.annotation.versioning.ProviderType;

/** A service as released, with a method taken away but the version left. */
@ProviderType
public interface Sample {
  int size();
}
