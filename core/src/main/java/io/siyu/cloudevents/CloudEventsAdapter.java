package io.siyu.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.event.Event;
import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation;
import io.siyu.spi.Translation.Accepted;
import io.siyu.spi.Translation.Rejected;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns the host's CloudEvents into events. Thread-safe.
 *
 * <p>Checked in this order: method, size, headers, signature, freshness, JSON. Whether a body is
 * one event or a batch is told by its first token, since senders mislabel it.
 */
final class CloudEventsAdapter implements PlatformAdapter {
  private static final int ACCEPTED = 204;
  private static final int REFUSED = 400;

  private final int bodyBytesMax;
  private final StandardWebhooks signatures;
  private final FactReader facts;

  CloudEventsAdapter(int bodyBytesMax, StandardWebhooks signatures, FactReader facts) {
    this.bodyBytesMax = bodyBytesMax;
    this.signatures = signatures;
    this.facts = facts;
  }

  @Override
  public Translation translate(Delivery delivery) {
    if (!delivery.method().equals("POST")) {
      return refuse(Reason.METHOD_NOT_ALLOWED, "send events with POST");
    }
    if (delivery.body().length > bodyBytesMax) {
      return refuse(
          Reason.BODY_TOO_LARGE,
          "send smaller batches, or raise bodyBytesMax, which is " + bodyBytesMax);
    }
    Optional<Reason> objection = signatures.objection(delivery);
    if (objection.isPresent()) {
      return refuse(objection.get(), hint(objection.get()));
    }
    try {
      JsonNode body = Json.parse(decoded(delivery.body()));
      if (body.isObject()) {
        return accept(List.of(body), false);
      }
      if (body.isArray()) {
        List<JsonNode> batch = new ArrayList<>();
        body.forEach(batch::add);
        return accept(batch, true);
      }
      return refuse(Reason.MALFORMED, "the body must be a CloudEvent or a list of them");
    } catch (CharacterCodingException e) {
      return refuse(Reason.MALFORMED, "the body must be in UTF-8");
    } catch (MalformedJsonException e) {
      return refuse(Reason.MALFORMED, "the body must be JSON: " + e.getMessage());
    }
  }

  private static String decoded(byte[] body) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }

  private Accepted accept(List<JsonNode> elements, boolean batch) {
    List<Event> events = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      events.addAll(facts.read(elements.get(i), batch ? "/" + i : "", warnings));
    }
    return new Accepted(events, List.of(), warnings, Reply.empty(ACCEPTED));
  }

  private static String hint(Reason reason) {
    return switch (reason) {
      case SIGNATURE_PARAM_MISSING ->
          "sign by Standard Webhooks: send webhook-id, webhook-timestamp and webhook-signature";
      case SIGNATURE_MISMATCH ->
          "no v1 signature matches: check the secret, and that the raw body is what was signed";
      default ->
          "webhook-timestamp must be the Unix seconds of sending: check both clocks, or raise toleranceSeconds";
    };
  }

  private static Rejected refuse(Reason reason, String hint) {
    return new Rejected(reason, hint, Reply.empty(REFUSED));
  }
}
