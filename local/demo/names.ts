import { diceFor } from './dice';

const FIRST =
  `Aisha Alfie Amara Amy Andre Anjali Anna Ben Beth Bilal Bronwen Caitlin Callum Carys Charlotte Chidi Chloe
Connor Daisy Daniel David Deepa Dylan Edward Elena Eleri Ella Ellis Emily Emma Ethan Eva Faith Farah Felix Finn Freya
Gareth Gemma George Georgia Grace Hamza Hannah Harriet Harry Hassan Holly Ibrahim Imogen Isaac Isla Jack Jacob Jade
James Jasmine Jaya Joel Joseph Joshua Kai Karen Katie Keira Khadija Kieran Lauren Laura Leah Lewis Liam Lily Louis
Lucy Luke Maisie Mariam Martha Matthew Megan Mei Michael Millie Mohammed Molly Nadia Naomi Natalie Nathan Neha Niamh
Nikhil Oliver Olivia Omar Oscar Owen Patrick Petra Poppy Rachel Rebecca Reece Rhys Robert Rosie Ruby Ryan Sadia Sam
Samira Sara Sean Shreya Simran Sofia Sophie Stephen Tariq Tess Thomas Tia Toby Victoria William Yasmin Yusuf Zainab
Zara Zoë`.split(/\s+/);

const LAST =
  `Abbott Adeyemi Ahmed Akhtar Ali Allsop Amin Appleby Asante Ashdown Bagshaw Bains Barlow Beckett Begum
Bennion Birch Blackwood Bolt Bradshaw Brennan Brook Byrne Cartwright Chandra Chowdhury Clegg Colley Cooper Cox Crossley
Dale Darby Dhillon Dixon Dobson Doyle Driscoll Eastwood Egan Farrow Fenton Fielding Flint Foster Gallagher Garside Gill
Goddard Greaves Grewal Haigh Hallam Hargreaves Hartley Haworth Heald Hinde Holroyd Hussain Iqbal Jagger Jarvis Kapoor
Kaur Keating Khan Kirkham Lacey Langley Lister Lockwood Lomas Mahmood Malik Marsden Mensah Midgley Mistry Mortimer
Murray Naylor Nwosu O’Dowd Oakley Okafor Osei Padgett Parmar Patel Peel Pickering Potts Quinn Rahman Rawson Redfern
Reid Riley Rowntree Saleh Sandhu Scholes Senior Shah Shaw Singh Slater Stott Sutcliffe Swift Tait Tandon Thackray Thorne
Tindall Uddin Varley Wadsworth Walsh Whitaker Wilde Wong Woodhead Wray Yates`.split(/\s+/);

export interface Name {
  readonly first: string;
  readonly last: string;
  readonly full: string;
  /** "zoe.odowd": no accents, no marks. */
  readonly address: string;
}

export function nameOf(full: string): Name {
  const [first = '', ...rest] = full.split(' ');
  const last = rest.join(' ');
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[^a-zA-Z]/g, '')
      .toLowerCase();
  return { first, last, full, address: `${plain(first)}.${plain(last)}` };
}

/** As many names as wanted, no two alike; surnames come round again only when all were used. */
export function namesFor(purpose: string, count: number, taken: ReadonlySet<string> = new Set()): Name[] {
  const dice = diceFor(`names of ${purpose}`);
  const found = new Set<string>();
  let left: string[] = [];
  while (found.size < count) {
    if (left.length === 0) left = dice.shuffled(LAST);
    const full = `${dice.pick(FIRST)} ${left.pop() ?? ''}`;
    if (!taken.has(full)) found.add(full);
  }
  return [...found].map(nameOf);
}
