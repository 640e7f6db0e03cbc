using System;

namespace EntSso.Deployment;

/// <summary>Where and when a fact was read.</summary>
/// <param name="Source">
/// What was asked, in words for people: a file with its place, <c>LDAP dc1.fabrikam.test</c>, <c>COM SSOConfigOM on INTSVR1</c>.
/// </param>
/// <param name="Time">When, in UTC.</param>
public sealed record FactOrigin(string Source, DateTime Time);
