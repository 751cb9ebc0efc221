/** Proof that the baseline bites. */
@Export
@Version("1.0.0")
package org.partida.proof;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
