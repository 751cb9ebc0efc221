/**
 * The OpenAPI document, made from the resources' annotations, so that it cannot differ from what
 * runs.
 */
package org.partida.web.openapi;
