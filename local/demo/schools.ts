/** The schools of the demonstration: every name, number and place invented. */
export interface DemoSchool {
  readonly urn: string;
  readonly name: string;
  readonly type: string;
  readonly phase: 'Primary' | 'Secondary' | 'All-through' | 'Not applicable';
  readonly area: string;
  readonly status: string;
  readonly opened: string;
  readonly postcode: string;
  readonly measures: string;
  readonly ofsted: string;
  readonly inspected: string;
  /** ECTs it has room for in the demonstration. */
  readonly places: number;
  readonly teachers: number;
  /** "ottermarsh": its host below example.org. */
  readonly host: string;
}

export const AREAS = ['Fordshire', 'Haverdale', 'Port Ellery'] as const;

const TYPES = {
  C: 'Community school',
  A: 'Academy converter',
  S: 'Academy sponsor led',
  F: 'Free schools',
  V: 'Voluntary controlled school',
  X: 'Community special school',
} as const;
const PHASES = { P: 'Primary', S: 'Secondary', T: 'All-through', N: 'Not applicable' } as const;
const GRADES = { g: 'Good', o: 'Outstanding', r: 'Requires improvement', s: 'Good', '-': '' } as const;

/** Area, type, phase, places for ECTs, teachers, last grade, last inspection, opened, name. */
const LIST = `
0 C P 2 14 g 2023-11-15 1974-09-01 Ottermarsh Primary School
0 A S 7 74 g 2024-03-06 2012-08-01 Quillbury High School
0 C P 3 16 o 2022-06-21 1968-09-01 Brindlecombe Primary School
0 V P 2 9 g 2024-01-24 1902-01-01 Larkstead Endowed Primary School
0 A P 3 22 g 2023-03-14 2013-04-01 Pebblewick Academy
0 S S 8 81 r 2023-10-03 2015-09-01 Thistleford Academy
0 C P 2 12 g 2022-11-30 1981-09-01 Saltmere Primary School
0 A P 3 25 g 2024-05-08 2014-09-01 Dunmallow Junior School
0 C P 2 18 - - 1977-09-01 Gorsewick Infant School
0 A S 6 68 g 2022-05-11 2011-11-01 Ivelsham School
0 C P 3 20 r 2024-06-18 1959-09-01 Juniper Bank Primary School
0 X N 3 26 o 2023-02-08 1985-09-01 Kestrel Down School
0 A P 2 15 g 2023-06-27 2016-02-01 Lowmarsh Primary Academy
0 C P 0 7 g 2022-03-16 1911-01-01 Mallowfield Village School
0 F P 3 17 g 2022-09-21 2017-09-01 Oxenholt Free School
0 A S 5 59 g 2024-02-07 2012-04-01 Pinfold Lane High School
1 C P 3 19 g 2023-05-17 1972-09-01 Quernstone Primary School
1 A S 7 77 g 2022-10-12 2011-08-01 Sallowby Community College
1 V P 2 8 o 2022-01-26 1900-01-01 Tollbeck Parish Primary School
1 C P 2 13 g 2024-04-23 1965-09-01 Vennbridge Primary School
1 A P 3 24 g 2023-09-26 2014-01-01 Wetherlow Academy
1 S S 6 63 s 2024-05-21 2018-09-01 Yarrowby Academy
1 C P 2 11 g 2023-12-06 1978-09-01 Zeal Cross Primary School
1 A P 3 21 r 2023-07-04 2015-06-01 Amblesford Primary School
1 X N 2 19 g 2022-12-07 1990-09-01 Beacon Tarn School
1 C P 2 16 g 2024-03-20 1969-09-01 Coldharrow Primary School
1 A S 5 55 g 2022-06-15 2013-09-01 Dovemoor School
1 F T 4 48 g 2023-04-19 2016-09-01 Elderholm School
1 C P 2 10 - - 1955-09-01 Fallowgate Primary School
1 A P 3 23 o 2022-02-09 2012-09-01 Granary Hill Primary School
2 A S 6 71 g 2023-11-08 2011-09-01 Harbour Reach Academy
2 C P 3 20 g 2024-01-17 1962-09-01 Inkerwell Primary School
2 S P 3 26 r 2022-11-23 2017-01-01 Jettyside Academy
2 C P 2 14 g 2023-10-18 1971-09-01 Keelwick Sands Primary School
2 A S 5 62 g 2024-06-05 2014-04-01 Lanternhouse School
2 V P 2 9 g 2022-07-06 1900-01-01 Mizzen Street Primary School
2 C P 2 15 o 2023-03-29 1980-09-01 Northquay Primary School
2 A P 3 24 g 2024-04-30 2016-09-01 Orrery Park Academy
2 X N 2 17 g 2023-01-25 1988-09-01 Pilot’s Rest School
2 C P 0 6 g 2022-05-25 1932-01-01 Quayfoot Infant School`;

const hostOf = (name: string): string =>
  name
    .replace(/ .*$/, '')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

export const demoSchools = (): readonly DemoSchool[] =>
  LIST.trim()
    .split('\n')
    .map((line, at): DemoSchool => {
      const [area, type, phase, places, teachers, grade, inspected, opened, ...words] = line.split(' ');
      const name = words.join(' ');
      return {
        urn: String(990001 + at),
        name,
        type: TYPES[type as keyof typeof TYPES],
        phase: PHASES[phase as keyof typeof PHASES],
        area: AREAS[Number(area)] ?? '',
        status: name.startsWith('Quayfoot') ? 'Open, but proposed to close' : 'Open',
        opened: opened ?? '',
        postcode: `ZZ${1 + Number(area)} ${1 + (at % 9)}${'ABDEFGHJLN'.charAt(at % 10)}${'PQRSTUWXYZ'.charAt((at * 3) % 10)}`,
        measures: grade === 's' ? 'Special measures' : 'Not applicable',
        ofsted: grade === 's' ? 'Special measures' : GRADES[grade as keyof typeof GRADES],
        inspected: inspected === '-' ? '' : (inspected ?? ''),
        places: Number(places),
        teachers: Number(teachers),
        host: hostOf(name),
      };
    });
