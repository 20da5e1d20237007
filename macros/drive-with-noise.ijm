// What do thousands of random synapses make of a neuron? Its potential beside the quiet neuron, its response to current, what preceded its spikes, and from
// where; then the same inputs half as reliable at twice the rate, and with a common oscillation.
//
// In Fiji: open this file and press Run; it asks for a reconstruction and for a folder for the results.
// Without a display: give both as the argument, with a semicolon between them, such as "sample-data/pyramidal.swc;results"; then, if you like, the seconds of
// noise, and the image the neuron was traced in, for the map over it.
//
// Writes a folder for each kind of input (figures, places, sections and pieces of dendrite as CSV, plots as PNG and CSV, maps as TIFF, the answer as JSON), a
// picture of the map, and one table of all.

given = split(getArgument(), ";");
if (given.length >= 2) {
	cell = given[0];
	results = given[1];
} else {
	cell = File.openDialog("Reconstruction");
	results = getDirectory("Folder for the results");
}
if (!File.exists(cell))
	exit("There is no reconstruction " + cell + "; expected a file such as sample-data/pyramidal.swc.");
seconds = 10;
if (given.length > 2)
	seconds = parseFloat(given[2]);
template = "";
if (given.length > 3)
	template = given[3];
if (template != "")
	if (!File.exists(template))
		exit("There is no image " + template + "; expected the one in which the neuron was traced.");
File.makeDirectory(results);
if (!File.isDirectory(results))
	exit("No folder " + results + " could be made; expected a folder, or the name of one to be made in a folder that is there.");
setBatchMode(true);
traced = "";
if (template != "") {
	open(template);
	traced = getTitle();
}
var table = "Input,Rate (Hz),CV,Input resistance (MΩ),At rest (MΩ),Time constant (ms)\n";

drive("high-conductance", "");
excitatory = getResult("Excitatory rate (Hz)", nResults - 1);
inhibitory = getResult("Inhibitory rate (Hz)", nResults - 1);
correlation = getResult("Correlation", nResults - 1);
rates = "rate=" + 2 * excitatory + " inhibitoryrate=" + 2 * inhibitory + " correlation=" + correlation;
drive("unreliable", rates + " probability=0.25 inhibitoryprobability=0.25");
drive("oscillating", "oscillation=0.5 frequency=40");
File.saveString(table, results + "/noise.csv");
return results;

// Asks, adds a row, and saves the first map as it is seen.
function drive(name, options) {
	if (traced != "") {
		selectImage(traced);
		options = options + " maps=overlay";
	}
	run("Drive With Noise...", "model=[" + cell + "] membrane=layer-5 seconds=" + seconds + " " + options + " folder=[" + results + "/" + name + "]");
	row = nResults - 1;
	table = table + name + "," + getResult("Output rate (Hz)", row) + "," + getResult("CV", row) + "," + getResult("Input resistance (MΩ)", row) + ","
		+ getResult("Input resistance at rest (MΩ)", row) + "," + getResult("Time constant (ms)", row) + "\n";
	selectImage(nImages);
	Stack.setPosition(1, 1, 1);
	run("Flatten", "slice");
	run("8-bit Color", "number=128");
	saveAs("PNG", results + "/" + name + ".png");
	for (i = nImages; i > 0; i--) {
		selectImage(i);
		if (getTitle() != traced)
			close();
	}
}
