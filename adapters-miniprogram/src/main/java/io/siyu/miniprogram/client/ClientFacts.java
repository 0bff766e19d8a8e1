package io.siyu.miniprogram.client;

import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Identified;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.event.Touched;
import io.siyu.identity.IdentityKey;
import io.siyu.miniprogram.client.ClientData.Opened;
import io.siyu.miniprogram.client.ClientData.Refused;
import io.siyu.miniprogram.client.Scene.Arrival;
import io.siyu.spi.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the backend of one mini-program (小程序) learns of its users after {@code wx.login}, as events
 * (客户端数据). The package's table tells what becomes of what. Nothing here reaches a network: the host
 * asks WeChat and hands on the answers.
 *
 * <pre>{@code
 * LoginAnswer login = LoginAnswer.parse(answerOfJscode2session);
 * siyu.ingest(facts.loggedIn(login, clock.instant()).events());
 * Entry entry = Entry.parse(optionsFromTheClient);
 * siyu.ingest(facts.entered(login.openId(), entry, clock.instant()).events());
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class ClientFacts {
  /** Android shows the last entry again when somebody comes back from the home screen. */
  private static final Duration SAME_ENTRY = Duration.ofMinutes(5);

  private final String appid;
  private final String openPlatform;
  private final Source source;
  private final ClientCipher cipher;

  /**
   * Speaks for one mini-program.
   *
   * @param appid the mini-program's
   * @param openPlatform the issuer of unionid keys: the 开放平台 account that the mini-program is bound
   *     to; empty where it is bound to none, and then a unionid is a warning
   */
  public ClientFacts(String appid, String openPlatform) {
    if (appid.isEmpty()) {
      throw new IllegalArgumentException("client data needs the mini-program's appid");
    }
    this.appid = appid;
    this.openPlatform = openPlatform;
    this.source = new Source("weixin/" + appid);
    this.cipher = new ClientCipher(appid);
  }

  /**
   * Opens {@code encryptedData}, whenever it was made.
   *
   * @param key of the person's login
   * @param iv as the client got it
   * @param encryptedData as the client got it
   */
  public ClientData open(SessionKey key, String iv, String encryptedData) {
    return cipher.open(key, iv, encryptedData);
  }

  /**
   * Opens {@code encryptedData} if it is fresh.
   *
   * @param key of the person's login
   * @param iv as the client got it
   * @param encryptedData as the client got it
   * @param at the time, by the host's clock
   * @param tolerance how far from it the watermark's time may be, either way, itself included
   */
  public ClientData open(
      SessionKey key, String iv, String encryptedData, Instant at, Duration tolerance) {
    ClientData data = cipher.open(key, iv, encryptedData);
    if (data instanceof Opened opened
        && opened
            .stampedAt()
            .filter(then -> Duration.between(then, at).abs().compareTo(tolerance) <= 0)
            .isEmpty()) {
      return new Refused(
          Reason.STALE_TIMESTAMP,
          "the watermark's time is missing or too far from the time given: let the client ask for"
              + " the data anew, and set the host's clock");
    }
    return data;
  }

  /**
   * Whoever logged in: {@link Identified} with the unionid, where the answer has one.
   *
   * @param at when WeChat answered, by the host's clock
   */
  public ClientEvents loggedIn(LoginAnswer answer, Instant at) {
    List<String> warnings = new ArrayList<>(answer.warnings());
    if (answer.openId().isEmpty() || answer.unionId().isEmpty()) {
      return new ClientEvents(List.of(), warnings);
    }
    if (openPlatform.isEmpty()) {
      warnings.add(
          "/unionid: is a name within an 开放平台 account that is not configured: name it, or the"
              + " unionid is nobody's");
      return new ClientEvents(List.of(), warnings);
    }
    Event event =
        event(
            key("identified", answer.openId(), answer.unionId()),
            at,
            answer.openId(),
            List.of(Claim.same(IdentityKey.unionId(openPlatform, answer.unionId()))),
            new Identified("sns/jscode2session"),
            Provenance.SNAPSHOT);
    return new ClientEvents(List.of(event), warnings);
  }

  /**
   * Whoever handed over a phone number: {@link Identified} with the number's hash.
   *
   * @param openId of the host's session
   * @param hash makes the key of the number
   * @param at when it came, by the host's clock; it counts where the watermark tells no time
   */
  public ClientEvents phone(String openId, PhoneAnswer answer, PhoneHash hash, Instant at) {
    List<Event> events = new ArrayList<>();
    answer
        .number()
        .map(hash::key)
        .ifPresent(
            phone ->
                events.add(
                    event(
                        key("identified", openId, phone.issuer(), phone.value()),
                        answer.stampedAt().orElse(at),
                        openId,
                        List.of(Claim.same(phone)),
                        new Identified(
                            answer.throughClient()
                                ? "getPhoneNumber"
                                : "wxa/business/getuserphonenumber"),
                        answer.throughClient() ? Provenance.SELF : Provenance.SNAPSHOT)));
    return new ClientEvents(events, answer.warnings());
  }

  /** Whoever entered, from a traffic pool that the host does not tell. */
  public ClientEvents entered(String openId, Entry entry, Instant at) {
    return entered(openId, entry, "", at);
  }

  /**
   * Whoever entered: {@link Touched}; nothing where nobody came or nobody can be known.
   *
   * @param openId of the host's session
   * @param trafficPool the id of the traffic pool that the host makes of {@link Entry#source}; may
   *     be empty
   * @param at when they entered, by the host's clock
   */
  public ClientEvents entered(String openId, Entry entry, String trafficPool, Instant at) {
    if (entry.scene().arrival() == Arrival.NOBODY) {
      return new ClientEvents(List.of(), entry.warnings());
    }
    String scene = Integer.toString(entry.scene().code());
    String channel = entry.channel();
    long within = Math.floorDiv(at.getEpochSecond(), SAME_ENTRY.toSeconds());
    Event event =
        event(
            key("entered", openId, scene, channel, Long.toString(within)),
            at,
            openId,
            List.of(),
            new Touched(channel, trafficPool, scene, entry.isNew()),
            Provenance.SELF);
    return new ClientEvents(List.of(event), entry.warnings());
  }

  private Event event(
      String key, Instant at, String openId, List<Claim> claims, Fact fact, Provenance from) {
    return Event.of(key, at, source, IdentityKey.openId(appid, openId), claims, fact, from);
  }

  /** A key, its parts escaped so that the colons between them stay the only ones. */
  private String key(String kind, String... parts) {
    StringBuilder key = new StringBuilder(kind).append(':').append(appid);
    for (String part : parts) {
      key.append(':').append(part.replace("%", "%25").replace(":", "%3A"));
    }
    return key.toString();
  }
}
