/** What every request passes: sign-in, limits, repeats, JSON, problems. */
package org.partida.web.http;
