/** The REST twins of the commands, a class per subject. Each is thread-safe and holds no state. */
package org.partida.web.resource;
