// Reads every KQL file of a folder with Microsoft's language service, tables and columns included: node kql.cjs FOLDER
const fs = require('node:fs');
const path = require('node:path');

const service = path.join(__dirname, 'node_modules/@kusto/language-service-next/');
require(`${service}bridge.min.js`);
require(`${service}Kusto.Language.Bridge.min.js`);
const { KustoCode, GlobalState, Symbols } = Kusto.Language;

// The columns that the queries name, as Microsoft's reference of the tables and the connector for Okta have them. A column
// that is looked up with column_ifexists need not be here.
const TABLES = {
  SigninLogs: 'TimeGenerated:datetime, ResultType:string, UserPrincipalName:string, IPAddress:string, Location:string, LocationDetails:dynamic, DeviceDetail:dynamic, RiskEventTypes_V2:string',
  OfficeActivity: 'TimeGenerated:datetime, UserId:string, UserType:string',
  Okta_CL: 'TimeGenerated:datetime, published_t:datetime, actor_type_s:string, outcome_result_s:string, actor_alternateId_s:string, client_ipAddress_s:string, client_geographicalContext_country_s:string, client_geographicalContext_geolocation_lat_d:real, client_geographicalContext_geolocation_lon_d:real, authenticationContext_externalSessionId_s:string, securityContext_isProxy_b:bool',
  DeviceProcessEvents: 'TimeGenerated:datetime, FileName:string, ProcessVersionInfoProductName:string, DeviceName:string, AccountName:string',
};
const tables = Object.entries(TABLES).map(([name, columns]) => new Symbols.TableSymbol.$ctor7(name, `(${columns})`, null));
const globals = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor('siem', tables));

function flaws(text) {
  const found = KustoCode.ParseAndAnalyze(text, globals).GetDiagnostics();
  return Array.from({ length: found.Count }, (_, at) => found.getItem(at)).map(({ Message, Start }) => `${Message} near ${JSON.stringify(text.slice(Start, Start + 40))}`);
}

// A checker that finds nothing in nonsense would find nothing anywhere.
if (flaws('SigninLogs | where NoSuchColumn == 1').length === 0) throw new Error('the language service is deaf');
const folder = process.argv[2];
const files = fs.readdirSync(folder).filter((name) => name.endsWith('.kql'));
let bad = 0;
for (const name of files) {
  for (const flaw of flaws(fs.readFileSync(path.join(folder, name), 'utf8'))) {
    console.error(`${name}: ${flaw}`);
    bad += 1;
  }
}
console.log(`${files.length} queries, ${bad} flaws`);
process.exit(bad || files.length === 0 ? 1 : 0);
