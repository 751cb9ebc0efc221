package org.partida.proof;

import org.osgi.annotation.versioning.ProviderType;

/** A service as released, with a method added and the version raised. */
@ProviderType
public interface Sample {
  String name();

  int size();
}
