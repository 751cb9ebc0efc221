package org.partida.proof;

import org.osgi.annotation.versioning.ProviderType;

/** A service as released. */
@ProviderType
public interface Sample {
  String name();
}
