// How does what a dendrite does depend on its numbers? A curve of one, and a heat map of two: the strength of a synapse cluster's receptors, of the model file,
// against the peak at the soma; then a question at every point of a grid, how much of a signal arrives by frequency and leak.
//
// In Fiji: open this file and press Run; it asks for a reconstruction and for a folder for the results.
// Without a display: give both as the argument, with a semicolon between them, such as "sample-data/pyramidal.swc;results".
//
// Writes a folder for each sweep: table of all figures (sweep.csv), plots as PNG, the heat map as values (heatmap.tif), the answer (answer.json). Run again with
// the same folder it takes what is finished from finished.points; ended on its way, it goes on where it was.

given = split(getArgument(), ";");
if (given.length == 2) {
	cell = given[0];
	results = given[1];
} else {
	cell = File.openDialog("Reconstruction");
	results = getDirectory("Folder for the results");
}
if (!File.exists(cell))
	exit("There is no reconstruction " + cell + "; expected a file such as sample-data/pyramidal.swc.");
File.makeDirectory(results);
if (!File.isDirectory(results))
	exit("No folder " + results + " could be made; expected a folder, or the name of one to be made in a folder that is there.");
setBatchMode(true);

// Twenty synapses on the longest dendritic end branch: their NMDA conductance against their number.
run("Sweep...", "model=[" + cell + "] vary=[cluster NMDA weight] over=[0:2:9 nS] secondvary=[cluster cluster number] secondover=4:28:7"
	+ " figure=[Rise of soma] folder=[" + results + "/cluster]");
print(nResults + " points, at the first " + d2s(getResult("Rise of soma (mV)", 0), 2) + " mV, at the last " + d2s(getResult("Rise of soma (mV)", nResults - 1), 2) + " mV");

// The number that is known least well, the axial resistivity, alone.
run("Sweep...", "model=[" + cell + "] over=[60:200:8] figure=[Rise of soma] folder=[" + results + "/resistivity]");

// A question at every point: how much of a signal at the farthest place arrives at the soma, by frequency and leak.
run("Sweep...", "model=[" + cell + "] question=map-attenuation settings=[conductance=0] vary=frequency over=1:1000:7:log"
	+ " secondvary=[dendrites pas g] secondover=1.5e-5:2.4e-4:5:log figure=[Input impedance of the soma] folder=[" + results + "/attenuation]");
return results;
